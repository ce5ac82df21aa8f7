import type { Blank, LetterTemplate, TemplateLine } from './letter-template.ts';
import { baseName, type FindingSummary, type ReportSummary, standingOf } from './summary.ts';

/** What goes back to one unit. */
export interface Letter {
  /** The name of its file, without an ending. */
  readonly name: string;
  readonly text: string;
}

/** Writes a letter to every unit with something to change or to confirm; `date` is the day as people write it. Who passes gets none. */
export function writeLetters(
  reports: readonly ReportSummary[],
  template: LetterTemplate,
  date: string,
): readonly Letter[] {
  const names = new Set<string>();
  return groupByUnit(reports.filter(({ findings }) => findings.length > 0)).map((group) => ({
    name: nameFor(group[0]!, names),
    text: fill(template, toValues(group, date)),
  }));
}

/** What the name of every letter ends with. */
const LETTER_NAME = '退回意见';

type Values = Readonly<Record<Blank, string | readonly string[]>>;

/** The reports of one unit on one year and of one kind go into one letter; who cannot be told apart by name, into one each. */
function groupByUnit(reports: readonly ReportSummary[]): readonly (readonly ReportSummary[])[] {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports) {
    const { unit, year, kind, file } = report;
    const key = unit === '' ? `file\0${file}` : [unit, year, kind].join('\0');
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()];
}

function toValues(group: readonly ReportSummary[], date: string): Values {
  const { unit, year, kind, file } = group[0]!;
  const change = pointsOf(group, 'change');
  const confirm = pointsOf(group, 'confirm');
  return {
    单位: unit === '' ? `“${stemOf(file)}”报送单位` : unit,
    年度: year === null ? '' : `${year}年`,
    报告类型: kind === '' ? '报告' : kind,
    文件: group.map((report) => baseName(report.file)).join('、'),
    日期: date,
    条数: String(change.size + confirm.size),
    必须修改条数: String(change.size),
    建议核实条数: String(confirm.size),
    必须修改: toList(change, group),
    建议核实: toList(confirm, group),
  };
}

/** What is to be done, in words, each with the reports that are to do it. */
type Points = ReadonlyMap<string, ReadonlySet<ReportSummary>>;

/** What several versions of a report have in common is asked for once. */
function pointsOf(group: readonly ReportSummary[], standing: ReturnType<typeof standingOf>): Points {
  const points = new Map<string, Set<ReportSummary>>();
  for (const report of group) {
    for (const finding of report.findings) {
      if (standingOf(finding) !== standing) continue;
      const words = wordFinding(finding);
      points.set(words, (points.get(words) ?? new Set()).add(report));
    }
  }
  return points;
}

/**
 * The points, numbered; first what all reports have in common. Where not all have all of it, a line before each part says
 * which of them it is for: 《青石街道》、《青石街道（定稿）》：.
 */
function toList(points: Points, { length }: readonly ReportSummary[]): readonly string[] {
  const parts = new Map<string, string[]>([[OF_ALL, []]]);
  for (const [words, reports] of points) {
    const names = new Set([...reports].map(({ file }) => `《${stemOf(file)}》`));
    const heading = reports.size === length ? OF_ALL : `${[...names].join('、')}：`;
    parts.set(heading, [...(parts.get(heading) ?? []), words]);
  }
  const common = parts.get(OF_ALL)!.length;
  let count = 0;
  return [...parts].flatMap(([heading, all]) => [
    ...(heading === OF_ALL && (common === 0 || common === points.size) ? [] : [heading]),
    ...all.map((words) => `（${++count}）${words}`),
  ]);
}

const OF_ALL = '各份都有的：';

/** A missing content is asked for by name; anything else is told with its place, its words and the arithmetic. */
function wordFinding({ message, place, quote }: FindingSummary): string {
  const missing = /^没有写(“[^”]*”)。(.*)$/s.exec(message);
  if (missing) return `请补充${missing[1]}。${missing[2]}`;
  const words = quoteOf(quote);
  // Of a heading, the place says all the words.
  return `${place}${words === '' || place.endsWith(words) ? '' : `“${words}”`}：${message}`;
}

/** As much of the sentence as tells which place is meant, from where a clause begins to where one ends if they are near. */
function quoteOf({ before, words, behind }: FindingSummary['quote']): string {
  return `${endOf([...before])}${words}${beginningOf([...behind])}`
    .replace(/\s+/g, ' ')
    .replace(/[。；]$/, '')
    .trim();
}

function endOf(characters: readonly string[]): string {
  const far = characters.slice(0, -SIDE).findLastIndex((character) => CLAUSE_END.test(character)) + 1;
  const from = characters.length - SIDE;
  if (from - far <= MORE) return (far > 0 ? '……' : '') + characters.slice(far).join('');
  return `……${characters.slice(from).join('').replace(BEGUN_BEFORE, '')}`;
}

function beginningOf(characters: readonly string[]): string {
  const clause = characters.slice(SIDE).findIndex((character) => CLAUSE_END.test(character));
  const end = clause < 0 ? characters.length : SIDE + clause;
  if (end - SIDE <= MORE) return characters.slice(0, end).join('') + (end < characters.length - 1 ? '……' : '');
  return `${characters.slice(0, SIDE).join('').replace(LAST_OF_LIST, '').replace(CUT_OFF, '')}……`;
}

/** How many characters are quoted to either side of a place, and how many more up to the end of a clause. */
const SIDE = 20;
const MORE = 12;
const CLAUSE_END = /[，；：。]/;
const LAST_OF_LIST = /、[^、]*$/;

/** Part of a figure would be read as another figure. */
const BEGUN_BEFORE = /^[\d０-９.．,，]+/;
const CUT_OFF = /[\d０-９.．,，]+$/;

function fill({ paragraphs }: LetterTemplate, values: Values): string {
  const written = paragraphs.flatMap((paragraph) => {
    const lists = paragraph.flat().flatMap((part) => {
      const value = typeof part === 'string' ? '' : values[part.blank];
      return typeof value === 'string' ? [] : [value];
    });
    if (lists.length > 0 && lists.every((list) => list.length === 0)) return [];
    return [paragraph.flatMap((line) => fillLine(line, values)).join('\n')];
  });
  return `${written.join('\n\n')}\n`;
}

/** A list becomes as many lines as it has entries. */
function fillLine(line: TemplateLine, values: Values): readonly string[] {
  const [only] = line;
  const list = line.length === 1 && typeof only === 'object' ? values[only.blank] : '';
  if (typeof list !== 'string') return list;
  return [line.map((part) => (typeof part === 'string' ? part : values[part.blank])).join('')];
}

/** A name that every system takes, and that no other letter has. */
function nameFor({ unit, file }: ReportSummary, names: Set<string>): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file may be called so
  const plain = (unit === '' ? stemOf(file) : unit).replace(/[\\/:*?"<>|\x00-\x1f\x7f]/g, '_').replace(/^[.\s]+/, '');
  const stem = `${[...plain].slice(0, 60).join('') || '报告'}-${LETTER_NAME}`;
  let name = stem;
  for (let count = 2; names.has(name); count++) name = `${stem}（${count}）`;
  names.add(name);
  return name;
}

function stemOf(file: string): string {
  return baseName(file).replace(/(?<=.)\.[^.]*$/, '');
}
