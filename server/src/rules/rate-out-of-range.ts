import { whole } from '../analysis/numbers/decimal.ts';
import { exactly, isBelow } from '../analysis/numbers/interval.ts';
import type { Figure } from '../analysis/paragraph.ts';
import type { Quantity } from '../analysis/quantities.ts';
import { type Span, shift } from '../analysis/span.ts';
import { toMeasured } from '../claims/arithmetic.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';

/**
 * A rate above 100 % where a part is measured by its whole. That is no sum that the text lets us do again, only a bound, so it
 * is a finding without a claim.
 */
export const rateOutOfRange: Rule = {
  id: 'rate-out-of-range',
  title: '比率超过100%',
  family: 'numbers',
  severity: 'error',
  find: (report) => [...inProse(report), ...inTables(report)],
};

const ALL = exactly(whole(100));
/** No clause that names a rate is longer. */
const LONGEST = 60;
/** Rates of what was done, reached or content among all there is. */
const BOUNDED =
  /(?:办结|办复|报备|报送|归档|抽查|抽检|受检|结案|审结|办理|合格|达标|及格|优秀|优良|良好|通过|覆盖|满意|好评|知晓|化解|成功|整改|销号|治理|答复|回复|反馈|回访|参与|参训|参考|参会|参加|到课|到会|出勤|出席|出庭|应诉|履行|履约|准确|正确|入户|见面|公开|公示|审核|审查|评估|备案|采纳|处置|处理|查处|纠错|改变|撤销|胜诉|败诉|维持|持证|普及|安装|建成|配备|使用|上线|网办|及时|规范|公正|安全|受理|调处|调解|调撤|执行|兑现|落实|建档|签约|就业|巩固|占有|减少|压减|下降|取消|(?:整改|办理|销号|回复)完成|述法|述职|轮训|受训|送达|进驻|入驻|审批|批准|承接|告知|评查|评议|认可|信任|支持)率$|占比$|比重$|(?<!投保|参保)覆盖面$|(?:抽查|抽检|检查|覆盖|持证|公开|合格|达标|参与|审查)(?:的)?比例$/;
/** Rates of what came in or was planned in some other time or measure have no such end. */
const UNBOUNDED =
  /增|同比|环比|较|比上|比去|上年|去年|同期|计划|目标|任务|预算|预期|指标|翻|倍|毛入学|收益|利润|回报|周转/;
/** What only leads from a rate to its figure. */
const CONNECTION = /(?:均|都|已|还|也|高|(?:提[升高]|上升|增加)?[至到])+$/;

const inProse = inPassages(({ figures }, row) =>
  row
    ? []
    : figures.flatMap(({ quantity, label, lead, tail }, at) => {
        if (!exceeds(quantity) || /的$/.test(lead)) return [];
        const clause = `${lead.slice(-LONGEST).replace(/^.*[，,、。；;：:]/s, '')}${tail}`;
        if (UNBOUNDED.test(clause)) return [];
        const name = nameOf(label) ?? nameOf(startOf(figures[at - 1], lead));
        return name ? [word(name, quantity, { start: quantity.start, end: quantity.end })] : [];
      }),
);

function inTables({ analysis }: Report): readonly Draft[] {
  return analysis.tables.flatMap(({ start: from, table: { columns, rows } }) =>
    rows.flatMap((row) =>
      row.cells.flatMap((cell, at) => {
        if (!row.aligned || !cell?.quantity || !exceeds(cell.quantity)) return [];
        const name = nameOf((columns[at]!.names.at(-1) ?? '').replace(/[（(][^()（）]*[)）]$/, ''));
        if (!name || UNBOUNDED.test(name)) return [];
        const { start, end } = cell.quantity;
        const place = shift({ start, end }, from + cell.start);
        return [word(name, cell.quantity, place)];
      }),
    ),
  );
}

/** What 由95%提升至105% speaks of. */
function startOf(before: Figure | undefined, lead: string): string {
  return before && /^[^，,、]*[到至]$/.test(lead) ? before.label.replace(/[由从]$/, '') : '';
}

function exceeds(quantity: Quantity): boolean {
  return quantity.measure === 'percent' && isBelow(ALL, quantity.range);
}

/** The rate's name without the words that lead from it to its figure; null where it is none that is bounded. */
function nameOf(label: string): string | null {
  const name = label.replace(CONNECTION, '');
  return BOUNDED.test(name) ? name : null;
}

function word(name: string, quantity: Quantity, place: Span): Draft {
  return {
    ...place,
    message: `比率超过100%：${name}为${toMeasured(quantity)}，而部分不会多于整体。`,
  };
}
