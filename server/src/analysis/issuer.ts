import type { Analysis } from './analyze.ts';
import { YEAR_DIGITS } from './calendar.ts';
import { readSignature } from './dates.ts';
import { follow, fromFrame } from './frame.ts';
import type { Span } from './span.ts';
import { openingOf } from './year.ts';

/** What kind of body reports: 市县政府, 部门, 乡镇街道. */
export const REPORTERS = ['government', 'department', 'township'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Who reports. */
export interface Issuer {
  /** As written where it is told best: 青石镇人民政府. */
  readonly name: string;
  readonly reporter: Reporter | null;
  /** Where it is told. */
  readonly places: readonly Span[];
}

/** A name of the body that reports, at a place where only its own name can stand. */
export interface IssuerName extends Span {
  readonly role: 'title' | 'opening' | 'closing' | 'signature';
  /** Without spaces and 印章. */
  readonly name: string;
  /** From the outside in: 临溪市, 望岳区, 青石街道. */
  readonly regions: readonly string[];
  /** What is left of the name behind them: 司法局, 人民政府; empty where nothing is. */
  readonly office: string;
}

const LONGEST_NAME = 40;
/** What stands before the name in the first sentence and a few words behind it. */
const LONGEST_START = 240;
const UNIT =
  /(?:政府|办事处|委员会|党工委|党委|管委会|[局委办厅院部处室队所站署省市县区旗镇乡]|街道|海关|中心|公司|集团|学校)$/;
const YEAR = `(?:${YEAR_DIGITS})\\s?年?度?`;
const NAME_IN_TITLE = new RegExp(
  `^[\\s关于]{0,4}(?:${YEAR})?\\s?([\\u4e00-\\u9fa5 \\u3000、]{2,${LONGEST_NAME}}?)(?=关于|\\s?20\\d\\d|\\s?２０|二[〇零○]|年度|法治(?!办)|法制(?!办)|依法(?!治)|推进|加强|贯彻|落实|政府信息公开|行政执法(?![局大支队])|工作(?!委)|[（(《]|$)`,
);
const STARTS_NO_NAME =
  /^(?:我|本|全|各|现|在|按|根|依|对|为|随|围绕|认真|经|自|向|以|是|由|与|和|同|据|遵|当|通过|坚持|贯彻|落实|深入|进一步|紧|上级|省委|市委|区委|县委|州委|党)/;
const NAME =
  '([\\u4e00-\\u9fa5]{2,24}?(?:人民政府|街道办事处|街道|镇|乡|局|委员会|管委会|海关|(?<!部)署|(?<![全内])部|[厅委省市县区州旗]))';
/** What comes before the name: a year, 在县委、县政府的坚强领导下, 根据上级部署 */
const LEAD = `(?:(?:${YEAR}(?:以?来)?|一年来|今年以?来|过去一年)(?:是[^，,。；;]{2,80})?|(?:在|得益于|按照|根据|以及)[^，,。；;]{2,80}|[^，,。；;]{2,60}(?:领导|指导|带领|支持|关怀)下)[，,]\\s?`;
/** 2024年，在县委、县政府的坚强领导下，青石镇坚持…… */
const NAME_AT_START = new RegExp(
  `^(?:${LEAD}){1,4}?${NAME}(?=(?:党组|党委|党工委|工委)?(?:法治|认真|深入|深学|紧紧|紧扣|紧抓|紧盯|坚持|坚决|以|全面|在|严格|始终|围绕|按照|贯彻|把|将|扎实|持续|积极|着力|牢牢|聚焦|立足|高度|切实|统筹|锚定|不断|大力|笃|得益于|[，,]))`,
);
const NAME_ANNOUNCED = new RegExp(`现(?:就|对)?[将把]《?${NAME}(?=${YEAR}|法治|推进|年度|贯彻|依法|的|\\s)`);
/** 青石镇将继续…… in the last paragraph. */
const NAME_AT_END = new RegExp(`^(?:${YEAR}[，,]?|下一步[，,])?${NAME}(?=将)`);
/** 城市, 市场, 城乡, 乡村, 社区 and the like name no region. */
const REGION =
  /^[\u4e00-\u9fa5]{1,8}?(?:自治[区州县]|省|(?<!城)市(?![场政容民])|(?<![社园景校库矿辖城])区(?!域)|县|旗|(?<![城乡])镇|(?<!城)乡(?![村镇])|街道)/;
const SIGNING = /^\S{2,40}[府处会局委办厅院部队心所站室]$/;

/** The names of the body that reports: in the title, the opening, the last paragraph and the signature. */
export const readIssuerNames: (analysis: Analysis) => readonly IssuerName[] = fromFrame(findNames, (names, change) =>
  names.map((name) => follow(name, change)),
);

function findNames(analysis: Analysis): readonly IssuerName[] {
  const { text } = analysis.source;
  const lines = analysis.blocks.filter(({ kind }) => kind === 'title');
  // What a page has at its head may be the name of another office: the line that says what it is tells best.
  const telling = lines.filter(({ start, end }) => /报告|总结|年报|汇报/.test(text.slice(start, end)));
  const titles = [...telling, ...lines.filter((line) => !telling.includes(line))].flatMap((line) =>
    nameIn(text, line, NAME_IN_TITLE, 'title'),
  );
  const [first] = openingOf(analysis);
  const started = first
    ? nameIn(text, { ...first, end: Math.min(first.end, first.start + LONGEST_START) }, NAME_AT_START, 'opening')
    : [];
  const announced = openingOf(analysis).flatMap((span) => nameIn(text, span, NAME_ANNOUNCED, 'opening'));
  const opening = [...started, ...announced];
  const last = analysis.blocks.findLast(({ kind }) => kind === 'paragraph');
  const closing = last
    ? nameIn(text, { ...last, end: Math.min(last.end, last.start + 60) }, NAME_AT_END, 'closing')
    : [];
  const signatures = signatureLines(analysis).map((line) => toName(text, line, 'signature'));
  return [...titles, ...opening, ...closing, ...signatures].filter(
    ({ name, role }) =>
      isName(name) && name.length <= LONGEST_NAME && (role === 'signature' || !STARTS_NO_NAME.test(name)),
  );
}

/**
 * Who reports, from the title, else the signature (an office may sign for its government), the opening or the file's
 * name; null where nothing tells.
 */
export const readIssuer: (analysis: Analysis, fileName?: string) => Issuer | null = fromFrame(
  findIssuer,
  (issuer, change) => issuer && { ...issuer, places: issuer.places.map((place) => follow(place, change)) },
);

function findIssuer(analysis: Analysis, fileName = ''): Issuer | null {
  const names = readIssuerNames(analysis);
  const told = (['title', 'signature', 'opening'] as const)
    .map((role) => names.filter((name) => name.role === role))
    .find((some) => some.some((name) => reporterOf(name) !== null));
  if (told) {
    const best = told.find((name) => reporterOf(name) !== null)!;
    return { name: best.name, reporter: reporterOf(best), places: told.map(({ start, end }) => ({ start, end })) };
  }
  if (names[0])
    return { name: names[0].name, reporter: null, places: [names[0]].map(({ start, end }) => ({ start, end })) };
  const bare = fileName.replace(/\.[^.]{1,8}$/, '');
  const [named] = nameIn(bare, { start: 0, end: bare.length }, NAME_IN_TITLE, 'title');
  return named && isName(named.name) ? { name: named.name, reporter: reporterOf(named), places: [] } : null;
}

/** What kind of body bears the name; null where its words do not tell. */
export function reporterOf({
  name,
  regions,
  office,
}: Pick<IssuerName, 'name' | 'regions' | 'office'>): Reporter | null {
  if (/(?:镇|乡|街道)$/.test(regions.at(-1) ?? '') || /街道(?:办事处|党工委|工委)?$|^街道/.test(office))
    return 'township';
  if (/管委会$|管理委员会$/.test(office)) return 'government';
  if (/^中共|^中国共产党/.test(name) && /委员会$|委$/.test(office || name)) return 'government';
  if (/(?:局|厅|海关|委员会|委|办公室|办|中心|队|部|院|署|处|所|站)$/.test(office)) return 'department';
  if (office === '' || /^[省市县区旗]?(?:人民)?政府$/.test(office)) return 'government';
  return null;
}

/** What kind of body says 我局, 我镇 of itself in the opening; 我市 and 我区 are said by their offices as well. */
export const readOwnKind: (analysis: Analysis) => Reporter | null = fromFrame(findOwnKind, (kind) => kind);

function findOwnKind(analysis: Analysis): Reporter | null {
  const { text } = analysis.source;
  const words = openingOf(analysis).flatMap(({ start, end }) => OWN.exec(text.slice(start, end))?.[1] ?? []);
  if (!words[0]) return null;
  return /[局厅委]/.test(words[0]) ? 'department' : 'township';
}

const OWN =
  /(?<![自忘])我(局(?![限部面势促])|厅(?!堂)|委(?![托派员任屈婉])|街道?(?!坊|区|上)|镇(?![静定守压])|乡(?![村镇亲愁音]))/;

/** A kind of body, as in 政府工作报告, is no name of one. */
function isName(words: string): boolean {
  return UNIT.test(words) && !/^(?:人民)?政府$/.test(words);
}

function nameIn(text: string, span: Span, pattern: RegExp, role: IssuerName['role']): readonly IssuerName[] {
  const match = pattern.exec(text.slice(span.start, span.end));
  if (!match) return [];
  const end = span.start + match.index + match[0].length;
  return [toName(text, { start: end - match[1]!.length, end }, role)];
}

/** The words of a stretch as a name. What a space divides off in front is no part of it, unless it is a region. */
function toName(text: string, span: Span, role: IssuerName['role']): IssuerName {
  const words = text.slice(span.start, span.end).replace(/[（(]印?章?[)）]\s*$/, '');
  const trimmed = words.trimEnd();
  const gap = /[\s、](?=\S{2,40}$)/.exec(trimmed);
  const front = gap ? trimmed.slice(0, gap.index).trimEnd() : '';
  const cut = gap && !/[省市县区旗镇乡道]$/.test(front) ? gap.index + 1 : trimmed.length - trimmed.trimStart().length;
  const name = trimmed.slice(cut).replace(/[\s、]/g, '');
  return { start: span.start + cut, end: span.start + trimmed.length, role, name, ...splitName(name) };
}

function splitName(name: string): Pick<IssuerName, 'regions' | 'office'> {
  const regions: string[] = [];
  let rest = name.replace(/^(?:中共|中国共产党)/, '');
  for (let match = REGION.exec(rest); match && regions.length < 4; match = REGION.exec(rest)) {
    regions.push(match[0]);
    // 望岳区人民政府青石街道办事处: an outgrowth of the district names it in full.
    rest = rest.slice(match[0].length).replace(/^人民政府(?=.{2,8}(?:街道|镇|乡))/, '');
  }
  return { regions, office: rest };
}

/** The lines of the signature, also where issuer and date stand on one line or the date has no day. */
function signatureLines(analysis: Analysis): readonly Span[] {
  const { text } = analysis.source;
  const lines = analysis.blocks.filter(({ kind }) => kind === 'signature');
  if (lines.length > 0) return lines;
  const signed = readSignature(analysis);
  const at = signed
    ? analysis.blocks.findLastIndex(({ start, end }) => start <= signed.start && signed.end <= end)
    : -1;
  const block = analysis.blocks[at];
  if (!signed || block?.kind !== 'paragraph') return [];
  const spans = [{ start: block.start, end: signed.start }, analysis.blocks[at - 1]];
  return spans.filter(
    (span): span is Span =>
      span !== undefined &&
      span.end - span.start <= LONGEST_NAME &&
      (!('kind' in span) || span.kind === 'paragraph') &&
      SIGNING.test(text.slice(span.start, span.end).replace(/\s|[（(]印?章?[)）]/g, '')),
  );
}
