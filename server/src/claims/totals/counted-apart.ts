import { compare } from '../../analysis/numbers/decimal.ts';
import type { Figure, Paragraph } from '../../analysis/paragraph.ts';
import { fitRate } from '../arithmetic.ts';
import { runFrom } from '../listings/fitting.ts';
import { addUpToAll, ownShare } from '../shares/own.ts';
import { COMPARISON, OF_WHICH, STOCK_BEFORE } from '../vocabulary.ts';
import { order } from './gaps.ts';

/** Whether the text itself shows that the parts of a list need not make up its total: by their shares, or by saying so. */
export function countedApart(paragraph: Paragraph, total: readonly Figure[], parts: readonly Figure[]): boolean {
  if (countTwice(paragraph, total, parts) || areInvolved(paragraph, total, parts)) return true;
  if (endsWithAll(total, parts) || isRestBehind(paragraph, total, parts) || haveCarriedOver(paragraph, parts))
    return true;
  const [whole] = total;
  return total.length === 1 && (haveSharesOf(paragraph, whole!, parts) || isLeftOutOf(paragraph, whole!, parts));
}

/** 检查18次，涉及企业35家，其中甲类10次，涉及企业22家，乙类8次，涉及企业20家: whoever is involved in one may be in another. */
function areInvolved({ figures }: Paragraph, total: readonly Figure[], parts: readonly Figure[]): boolean {
  const [whole] = total;
  if (!MAY_RECUR.test(whole!.quantity.unit) || ![whole!, ...parts].some(({ lead }) => INVOLVED.test(lead)))
    return false;
  const isBeside = (figure: Figure): boolean => {
    const before = figures[figures.indexOf(figure) - 1];
    return before?.sentence === figure.sentence && before.quantity.unit !== figure.quantity.unit;
  };
  if (![whole!, ...parts].every(isBeside)) return false;
  return order([whole!], parts) === 'below';
}

/** Those of whom one can be met more than once. */
const MAY_RECUR = /^(?:[人名位家户个]|单位)$/;
const INVOLVED = /涉|服务|惠及|覆盖|参[与加演训会]|受[益训]|走访|关联|动员|出动/;

/** 清理226份，其中修订5份、废止9份，保留202份，10份移交: what is missing stands right behind the parts. */
function isRestBehind({ figures }: Paragraph, total: readonly Figure[], parts: readonly Figure[]): boolean {
  const last = parts.at(-1)!;
  const at = figures.indexOf(last);
  return figures.slice(at + 1, at + 1 + REST_WITHIN).some((rest) => {
    const { quantity, sentence, bracket } = rest;
    if (quantity.unit !== last.quantity.unit || bracket !== last.bracket || sentence > last.sentence + 1) return false;
    return order(total, [...parts, rest]) === 'meets';
  });
}

const REST_WITHIN = 4;

/** 建议31件，其中闭会期间6件，主办18件、协办13件: the row at the end is all there is by itself. */
function endsWithAll(total: readonly Figure[], parts: readonly Figure[]): boolean {
  const from = parts.findLastIndex(({ separator }) => separator !== 'pause');
  if (from < 1 || from > parts.length - 2) return false;
  return order(total, parts.slice(from)) === 'meets';
}

/** 立案46件，结案44件（含上年结转3件），在办5件: what came in last year is none of this year’s. */
function haveCarriedOver({ figures }: Paragraph, parts: readonly Figure[]): boolean {
  const behind = figures.indexOf(parts.at(-1)!) + 1 + REST_WITHIN;
  const within = figures.slice(figures.indexOf(parts[0]!), behind);
  return within.some(({ anchor, label }) => parts.includes(figures[anchor]!) && STOCK_BEFORE.test(label));
}

/** 受理156件。办结151件，其中征地68件、物业42件、其他46件: the figure told before that a list makes up, where it is not the likeliest. */
export function wholeTold(
  { figures }: Paragraph,
  total: readonly Figure[],
  parts: readonly Figure[],
): Figure | undefined {
  const [head] = parts;
  if (parts.length < 2 || !head) return undefined;
  const first = figures.indexOf(head);
  const { sentence, bracket } = total[0]!;
  return figures.slice(Math.max(0, first - FIGURES_BACK), first).findLast(
    (figure) =>
      figure.sentence >= sentence - 1 &&
      figure.bracket === bracket &&
      figure.quantity.unit === head.quantity.unit &&
      // Parts that make up what was told for last year are what nobody updated.
      !COMPARISON.test(figure.label) &&
      order([figure], parts) === 'meets',
  );
}

/** What a part that exceeds the figure it stands behind is a part of. */
export interface Belonging {
  readonly whole: Figure;
  readonly parts: readonly Figure[];
}

/** 受理324件，办结318件，其余6件在办，其中邻里类173件，其他151件; 受理3675件，其余345件在办，其中维持361件，占9.8%: a figure told before that a list makes up from one part on, or of which that has the share told of it. */
export function belongingOf({ figures }: Paragraph, part: Figure): Belonging | undefined {
  const at = figures.indexOf(part);
  if (at < 0) return undefined;
  const share = ownShare(figures, at);
  const before = figures
    .slice(Math.max(0, at - FIGURES_BACK), at)
    .filter(({ sentence, bracket, quantity: { unit }, label }) => {
      const beside = sentence >= part.sentence - 1 && bracket === part.bracket;
      return beside && unit === part.quantity.unit && !COMPARISON.test(label);
    });
  for (const whole of before.toReversed()) {
    const parts = runFrom(figures, at, whole);
    if (parts) return { whole, parts };
    if (share && fitRate(share.quantity, part.quantity, whole.quantity) === 'rounded') return { whole, parts: [part] };
  }
  return undefined;
}

/** 受理11件，其中水污染类1件，占9.09%；大气污染类3件，占27.27%；…: where every part's share is that of the total, each was counted for itself. */
function haveSharesOf({ figures }: Paragraph, total: Figure, parts: readonly Figure[]): boolean {
  // 驾驶员21450人，占75%，押运员1430人，占5%，其余5720人: the rest leaves nothing out, and counts nothing twice.
  if (parts.length < 2 || /^(?:其余|剩[余下]|余下)/.test(parts.at(-1)!.label)) return false;
  const last = figures.indexOf(parts.at(-1)!);
  const shares = /分别.*占/.test(figures[last + 1]?.lead ?? '')
    ? figures.slice(last + 1, last + 1 + parts.length)
    : parts.map((part) => ownShare(figures, figures.indexOf(part)));
  if (shares.length < parts.length || !shares.every((share) => share !== undefined)) return false;
  if (shares.some(({ quantity: { measure } }) => measure !== 'percent')) return false;
  // 受理82282件，其中投诉54986件，占66.8%；举报23149件，占28.1%；咨询4117件，占5.0%: shares of all there is leave nothing out and count nothing twice.
  if (addUpToAll(shares)) return false;
  return shares.every(({ quantity }, at) => fitRate(quantity, parts[at]!.quantity, total.quantity) !== 'no');
}

/** 118人（不含附条件的5人），其中…9人、…93人、…16人、附条件的5人: what the brackets leave out of the total stands among its parts. */
function isLeftOutOf({ text, figures }: Paragraph, total: Figure, parts: readonly Figure[]): boolean {
  const { unitEnd } = total.quantity;
  if (!LEFT_OUT.test(text.slice(unitEnd, Math.min(unitEnd + FAR_BEHIND, parts[0]!.quantity.start)))) return false;
  const within = figures.slice(figures.indexOf(total) + 1, figures.indexOf(parts[0]!));
  return within.some(
    (figure) =>
      figures[figure.anchor] === total && LEFT_OUT.test(figure.lead) && order([total, figure], parts) === 'meets',
  );
}

const LEFT_OUT = /[不未][含包计]/;

/** 粉尘62人、噪声112人、毒物48人（存在同时接触两种的情况）: where the text says itself that some are counted more than once. */
function countTwice({ text }: Paragraph, total: readonly Figure[], parts: readonly Figure[]): boolean {
  const { unitEnd } = parts.at(-1)!.quantity;
  const behind = text.slice(unitEnd, unitEnd + FAR_BEHIND).replace(/[。；;].*$/s, '');
  const within = text.slice(parts[0]!.quantity.start, unitEnd);
  if (!SEVERAL.test(behind) && !TWO_AT_ONCE.test(within)) return false;
  return order(total, parts) === 'below';
}

/** 行政拘留1286人、罚款2964人（含并处罚款）、警告613人 */
const TWO_AT_ONCE = /[（(][^（()）]{0,12}(?:并处|同时|重复计)[^（()）]{0,12}[）)]/;
const FAR_BEHIND = 40;
const SEVERAL =
  /(?:可|可能|部分|有的?|存在)[^，。；\d]{0,8}(?:同时|多[类种项个]|两[类种项]|重复|交叉|兼|并处)|同时(?:属于?|涉及|接触|具[有备]|适用|受|享)|重复(?:计|统计)|既[^，。；]{1,8}又|有?(?:交叉|重叠)/;

/** 第一次抽取60个，第二次抽取40个，问题项目分别为9个、3个: as many as were told before, of which each is one. */
export function areOfEach({ figures }: Paragraph, parts: readonly Figure[]): boolean {
  const at = figures.indexOf(parts[0]!);
  const before = figures
    .slice(Math.max(0, at - FIGURES_BACK), at)
    .filter(({ sentence, bracket, quantity: { unit } }) => {
      const [head] = parts;
      return sentence === head!.sentence && bracket === head!.bracket && unit === head!.quantity.unit;
    })
    .slice(-parts.length);
  if (before.length < parts.length || before.some(({ lead }, index) => index > 0 && OF_WHICH.test(lead))) return false;
  // 新设分别为3160户、920户和14户，注销分别为3820户、310户和9户
  if (before.length === parts.length && /(?:分别|依次)[为是有]?$/.test(before[0]!.lead)) return true;
  return parts.every(({ quantity }, index) => compare(quantity.value, before[index]!.quantity.value) <= 0);
}

const FIGURES_BACK = 12;
