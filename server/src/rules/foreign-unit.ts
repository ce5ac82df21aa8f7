import type { Analysis } from '../analysis/analyze.ts';
import { type IssuerName, readIssuerNames, reporterOf } from '../analysis/issuer.ts';
import { matchesOf } from '../analysis/matches.ts';
import type { Paragraph } from '../analysis/paragraph.ts';
import { readEachPassage, readEachWith } from '../analysis/readings.ts';
import type { Span } from '../analysis/span.ts';
import { inFrame } from './paragraphs.ts';
import type { Draft, Report, Rule, Severity } from './rule.ts';

/** Words of another body: 我镇 or 本镇 in a bureau's report, another town's name in the signature. */
export const foreignUnit: Rule = {
  id: 'foreign-unit',
  title: '单位名称与本单位不符',
  family: 'wording',
  severity: 'warning',
  find,
};

/** How a body speaks of itself, and the signs one of which its name then has. */
const SELVES: readonly (readonly [RegExp, string])[] = [
  [/^[我本]镇$/, '镇'],
  [/^[我本]乡$/, '乡'],
  [/^[我本]街/, '街'],
  [/^[我本]局$/, '局署'],
  [/^[我本]厅$/, '厅'],
  [/^我委$/, '委会'],
  [/^我县$/, '县旗'],
  [/^我区$/, '区'],
  [/^镇(?:党委|政府)/, '镇'],
  [/^乡(?:党委|政府)/, '乡'],
  [/^街道/, '街'],
];
const SELF =
  /(?<!自)我(?:镇(?![静定守压街])|乡(?![村镇亲愁音])|街(?:道(?:办)?)?(?!坊|区|上)|局(?![限部面势促])|厅(?!堂)|委(?![托派员任屈婉])|县(?!域)|区(?![域分别间]))|(?<![基根原日样版资成书文标剧读])本(?:镇(?![静定守压])|乡(?![本镇村土])|街道(?!路)|局(?![限部面势促])|厅(?!堂))|(?<=^|[。；;，,：:]\s?)(?:镇党委|乡党委|街道党工委|镇政府|乡政府)(?=[、和]|高度|认真|书记|主要|坚持|召开|多次|班子|全面|成立|研究|定期|严格|制定|始终|切实)/g;

const DISTRIBUTED = /[各每该其]|所属|辖区内/;

/** A word by which somebody speaks of himself. */
interface Self extends Span {
  readonly word: string;
}

const readAllSelves = readEachWith(({ text }) => matchesOf(text, SELF).length > 0, readSelves);

function find({ analysis }: Report): readonly Draft[] {
  const names = readIssuerNames(analysis);
  return [...findSelves(analysis, names), ...findOthersIn(analysis), ...findOtherTowns(analysis, names)];
}

/** 目前苇河镇已建成广场3个: another town at the beginning of a sentence on what is there now. */
const TOWN_SPEAKS =
  /(?<=^|[。；;！？]\s{0,4}|(?:目前|截至目前|今年以来|全年)[，,]?)([\u4e00-\u9fff]{2}(?:镇|乡|街道))(?=已[建有设成配完]|共有|现有|建成|下辖)/g;
/** 以来镇共有, 同时乡已建成: no name ends so. */
const NO_NAME =
  /[来年月日前后时中内间此外由于在对向和与及等个部各全我本该其的了使让城小]|^(?:我们|咱们|辖区|周边|邻近|相关|所有|多数|乡|镇|村)/;

const readTowns = readEachPassage(({ text }) =>
  matchesOf(text, TOWN_SPEAKS).map(({ index, 1: name }) => ({ start: index, end: index + name!.length, name: name! })),
);

/** A town reports of itself: where another one is who has done it all, its report was the model. */
function findOtherTowns(analysis: Analysis, names: readonly IssuerName[]): readonly Draft[] {
  const own = names.filter((name) => reporterOf(name) === 'township' && name.role !== 'closing');
  const [base] = own;
  if (!base) return [];
  const cores = own.flatMap(({ regions }) => regions.map(coreOf));
  return readTowns(analysis).flatMap(({ start, found }) =>
    found.flatMap((town): readonly Draft[] => {
      if (NO_NAME.test(coreOf(town.name)) || cores.some((core) => core !== '' && coreOf(town.name).endsWith(core)))
        return [];
      const message = `单位称呼不符：这里写的是“${town.name}”，而报告单位是“${base.name}”。请核对是否从别的单位的稿子里带过来的。`;
      const related = [{ start: base.start, end: base.end, message: `报告单位“${base.name}”` }];
      return [{ start: start + town.start, end: start + town.end, message, related }];
    }),
  );
}

/** The names stand in the frame: a keystroke elsewhere only moves what was found of them. */
const findOthersIn = inFrame((analysis) => findOthers(readIssuerNames(analysis)));

/** One finding for each word, at its first place. */
function findSelves(analysis: Analysis, names: readonly IssuerName[]): readonly Draft[] {
  const named = names.filter((name) => name.role !== 'closing' && reporterOf(name) !== null);
  if (named.length === 0) return [];
  const places = new Map<string, Span[]>();
  for (const { start, found } of readAllSelves(analysis)) {
    for (const self of found) {
      const span = { start: start + self.start, end: start + self.end };
      places.set(self.word, [...(places.get(self.word)?.slice(0, 8) ?? []), span]);
    }
  }
  return [...places].flatMap(([word, [first, ...others]]): readonly Draft[] => {
    const severity = judge(word, named, analysis);
    if (!severity || !first) return [];
    const own = named[0]!;
    const more = others.length > 0 ? `，全文不止这一处` : '';
    return [
      {
        ...first,
        severity,
        message: `单位称呼不符：这里写的是“${word}”${more}，而报告单位是“${own.name}”。请核对是否从别的单位的稿子里带过来的。`,
        related: [
          { start: own.start, end: own.end, message: `报告单位“${own.name}”` },
          ...others.slice(0, 4).map((span) => ({ ...span, message: `这里也写“${word}”` })),
        ],
      },
    ];
  });
}

/** How sure it is that the word is another's; null where it may well be the issuer's own. */
function judge(word: string, names: readonly IssuerName[], analysis: Analysis): Severity | null {
  const signs = SELVES.find(([self]) => self.test(word))?.[1] ?? '';
  if ([...signs].some((sign) => names.some(({ name }) => name.includes(sign)))) return null;
  const sure = names.some(({ role }) => role === 'title' || role === 'signature');
  const region = names.flatMap(({ regions }) => regions).findLast((name) => /[市县区旗]$/.test(name));
  if (word === '我县') {
    // A town need not name its county, and a city may have been one.
    if (!region || names.some((name) => reporterOf(name) === 'township' && !name.regions.includes(region))) return null;
    return sure && /区$/.test(region) ? 'warning' : 'hint';
  }
  if (word === '我区') {
    // 我区 also is the autonomous region.
    return region && /[县旗]$/.test(region) && !analysis.source.text.includes('自治') ? 'hint' : null;
  }
  const reporters = new Set(names.map(reporterOf));
  if (!/^[我本]/.test(word)) return reporters.has('government') ? null : 'hint';
  return sure ? 'warning' : 'hint';
}

function readSelves({ text }: Paragraph): readonly Self[] {
  return (
    matchesOf(text, SELF)
      .map((match) => ({ start: match.index, end: match.index + match[0].length, word: match[0].replace(/办$/, '') }))
      // “我为群众办实事” and the like are names.
      .filter(({ start }) => text[start - 1] !== '“' && text[start - 1] !== '"' && text[start - 1] !== '《')
      // 各镇结合本镇实际: of each of them.
      .filter(
        ({ start, word }) => !word.startsWith('本') || !DISTRIBUTED.test(text.slice(Math.max(0, start - 24), start)),
      )
  );
}

/** Title, opening and signature name one body. */
function findOthers(names: readonly IssuerName[]): readonly Draft[] {
  const [base] = names;
  if (!base) return [];
  const drafts: Draft[] = [];
  for (const role of ['title', 'opening', 'closing', 'signature'] as const) {
    const some = names.filter((name) => name.role === role && name !== base);
    // Of several who sign together, one is enough.
    if (some.some((name) => compare(base, name) === null)) continue;
    for (const name of some) {
      const found = compare(base, name);
      if (!found) continue;
      const message = `${found.what}：${ROLES[name.role]}写的是“${name.name}”，${ROLES[base.role]}写的是“${base.name}”。请核对。`;
      drafts.push({
        start: name.start,
        end: name.end,
        severity: found.severity,
        message,
        related: [{ start: base.start, end: base.end, message: `${ROLES[base.role]}写的是“${base.name}”` }],
      });
    }
  }
  return drafts;
}

const ROLES = { title: '题目', opening: '正文开头', closing: '正文末尾', signature: '落款' } as const;

interface Difference {
  readonly what: string;
  readonly severity: Severity;
}

/** What sets two names apart, unless one only says it shorter; null where they can be one body's. */
function compare(a: IssuerName, b: IssuerName): Difference | null {
  if (a.name === b.name) return null;
  if (differsByOne(a.name, b.name)) return { what: '单位名称只差一个字', severity: 'warning' };
  const regions = [a.regions.at(-1) ?? '', b.regions.at(-1) ?? ''] as const;
  if (regions[0] && regions[1] && levelOf(regions[0]) === levelOf(regions[1]) && !isShorter(...regions)) {
    return { what: '单位名称不一致', severity: 'warning' };
  }
  // 青石街道办事处 above, 青石镇人民政府 below: whatever it was, in one report it is one of them.
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds[0] && kinds[1] && kinds[0] !== kinds[1]) return { what: '单位名称不一致', severity: 'warning' };
  const [first, second] = [officeOf(a), officeOf(b)];
  if (!first.endsWith('局') || !second.endsWith('局')) return null;
  if (isAbbreviation(first, second) || isAbbreviation(second, first)) return null;
  // Two signs can hang at one door: 城市管理局（综合行政执法局）. The name above and the one below a report are one office's.
  const isAlike =
    [...first.slice(0, -1)].some((sign) => second.includes(sign)) ||
    ONE_DOOR.some((works) => works.test(first) && works.test(second));
  const signed = a.role === 'title' && b.role === 'signature' && regions[0] === regions[1];
  return { what: '单位名称不一致', severity: signed && !isAlike ? 'warning' : 'hint' };
}

function kindOf({ regions, office }: IssuerName): string {
  const region = regions.at(-1) ?? '';
  if (/街道$/.test(region) || /^街道/.test(office)) return '街道';
  return /[镇乡]$/.test(region) && /^(?:人民政府)?$/.test(office) ? region.at(-1)! : '';
}

/** Works that one body often has under two names. */
const ONE_DOOR: readonly RegExp[] = [
  /城市|城管|执法/,
  /市场|知识产权|食品|药品|工商|质量/,
  /发展|改革|粮食|物价|统计/,
  /自然资源|国土|林业|规划|海洋/,
  /应急|安全生产|地震/,
  /文化|旅游|文物|体育|教育|广播|新闻/,
  /住房|建设|房产|人防|交通/,
  /农业|乡村|畜牧|水[务利]/,
  /卫生|健康|中医|疾病|医疗/,
  /审批|政务|数据/,
  /工业|科技|科学|商务|经济|信息|投资/,
];

/** The office, without the sign that stands for its region: 县司法局, 市市场监管局. */
function officeOf({ regions, office }: IssuerName): string {
  return regions.length === 0 ? office.replace(/^[省市县区旗](?=.{2})/, '') : office;
}

/** 镇, 乡 and 街道 stand on one level, 县, 区 and 旗 on another; a 市 can be of either. */
function levelOf(region: string): string {
  if (/(?:镇|乡|街道)$/.test(region)) return 'township';
  return /[县区旗]$/.test(region) ? 'county' : region.at(-1)!;
}

function isShorter(a: string, b: string): boolean {
  const [x, y] = [coreOf(a), coreOf(b)];
  return x.endsWith(y) || y.endsWith(x);
}

/** A town that became a sub-district keeps its name. */
function coreOf(region: string): string {
  return region.replace(/(?:镇|乡|街道|[市县区旗])$/, '');
}

/** 市场监管局 for 市场监督管理局: its signs in their order. */
function isAbbreviation(short: string, long: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return at === short.length;
}

/** 青石街到办事处 for 青石街道办事处, 白石镇 for 青石镇; 发改局 and 发改委 are the same office. */
function differsByOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  const differing = [...a].flatMap((sign, at) => (sign === b[at] ? [] : [sign + b[at]]));
  return differing.length === 1 && !['局委', '委局'].includes(differing[0]!);
}
