import type { Segment } from '../../server/src/analysis/words.ts';
import { type CheckOptions, check, type Result } from '../../server/src/check.ts';
import type { Claim } from '../../server/src/claims/claim.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Edit, Finding, Severity } from '../../server/src/rules/rule.ts';

/** One example on a rule's page: a made-up text that is checked with all rules on. */
export interface Example {
  /** The heading it stands under. */
  readonly heading: string;
  /** 1-based line of its opening fence. */
  readonly line: number;
  /** The text without marks. */
  readonly text: string;
  /** The block as it stands on the page, between the fences. */
  readonly marked: string;
  readonly options: CheckOptions;
  /** Last year's report, which stands in a block of its own before it; null where there is none. */
  readonly lastYear: string | null;
  /** The rules it is not meant for: its lines vary one sentence again and again. */
  readonly spared: readonly string[];
}

const FENCE = /(^```last-year\n([\s\S]*?)^```\n\s*)?^```report([^\n]*)\n([\s\S]*?)^```$/gm;

/** Rules for what a report says twice; they count on their own page only. */
const ON_REPEATS: readonly string[] = ['repeat-mismatch', 'repeated-clause'];

/** The examples of a page, in their order. A rule that is off by default is on where its own page shows it. */
export function readExamples(page: string): readonly Example[] {
  const own = rules.find(({ id, offByDefault }) => offByDefault && page.split('\n', 1)[0]!.includes(`\`${id}\``));
  const wanted = own ? { [own.id]: own.severity } : {};
  return [...page.matchAll(FENCE)].map((match) => {
    const before = page.slice(0, match.index);
    return {
      heading: [...before.replace(FENCE, '').matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '',
      line: (before + (match[1] ?? '')).split('\n').length,
      text: unmark(match[4]!),
      marked: match[4]!,
      options: readOptions(match[3]!, wanted),
      lastYear: match[2] ?? null,
      spared: ON_REPEATS.filter((id) => !page.split('\n', 1)[0]!.includes(`\`${id}\``)),
    };
  });
}

/** The page with every example marked anew. */
export function annotatePage(page: string, segment?: Segment): string {
  const examples = readExamples(page);
  let next = 0;
  return page.replace(
    FENCE,
    (_, before: string = '', __, info: string) =>
      `${before}\`\`\`report${info}\n${annotate(examples[next++]!, segment)}\`\`\``,
  );
}

/** What checking an example finds. */
export function findingsOf(example: Example, segment?: Segment): readonly Finding[] {
  return checkExample(example, segment).findings;
}

function checkExample(example: Example, segment?: Segment): Pick<Result, 'claims' | 'findings'> {
  const { text, options, spared } = example;
  // The year is that of the report alone; last year's tells its own.
  const { year: _, ...shared } = options;
  const lastYear = example.lastYear === null ? null : check(example.lastYear, { ...shared, segment });
  const { claims, findings } = check(text, { ...options, segment, lastYear });
  return {
    claims: claims.filter(({ kind }) => kind !== 'repeat' || !spared.includes('repeat-mismatch')),
    findings: findings.filter(({ rule }) => !spared.includes(rule)),
  };
}

/**
 * What each way out of a rule's findings makes of an example, a line for each: its title, and what it puts in the place of what.
 * Pages are for who writes reports, who see that in the editor; so it stands in a file of its own.
 */
export function printWaysOut(example: Example, rule: string, segment?: Segment): readonly string[] {
  return findingsOf(example, segment)
    .filter((finding) => finding.rule === rule)
    .flatMap(({ fixes }) => fixes)
    .map(({ title, safe, edits }) => {
      const places = edits.toSorted((a, b) => a.start - b.start).map((edit) => showEdit(example.text, edit));
      return `${title}${safe ? '（放心）' : ''}：${places.join(' ')}`;
    });
}

/** A text with the edits of a fix made in it. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: words }) => rest.slice(0, start) + words + rest.slice(end), text);
}

function showEdit(text: string, { start, end, text: words }: Edit): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  return `${before}⟨${text.slice(start, end)}→${words}⟩${text.slice(end, end + AROUND)}`.replaceAll('\n', '⏎');
}

/** How many characters to either side tell where an edit is. */
const AROUND = 6;

/** The example with findings in ⟦brackets⟧ and a line below for each finding and each claim. */
export function annotate(example: Example, segment?: Segment): string {
  const { findings, claims } = checkExample(example, segment);
  const lines: string[] = [];
  let start = 0;
  for (const line of example.text.split('\n').slice(0, -1)) {
    const end = start + line.length;
    const within = (place: { start: number }): boolean => place.start >= start && place.start <= end;
    lines.push(bracket(line, start, findings.filter(within)));
    for (const claim of claims.filter((claim) => within(claim.numbers[0]!))) lines.push(toClaimLine(claim));
    for (const finding of findings.filter(within)) lines.push(toFindingLine(finding));
    start = end + 1;
  }
  return `${lines.join('\n')}\n`;
}

function toClaimLine(claim: Claim): string {
  const mark = claim.verdict === 'holds' ? '✓' : claim.verdict === 'fails' ? '✗' : '?';
  return `${mark} ${claim.kind}: ${claim.formula}`;
}

function toFindingLine(finding: Finding): string {
  const quieter = finding.severity === 'error' ? '' : `（${finding.severity}）`;
  return `▲ ${finding.rule}${quieter}: ${finding.message}`;
}

function bracket(line: string, offset: number, findings: readonly Finding[]): string {
  let marked = line;
  const places = new Map(findings.map((finding) => [`${finding.start} ${finding.end}`, finding]));
  for (const { start, end } of [...places.values()].sort((a, b) => b.start - a.start || a.end - b.end)) {
    const from = start - offset;
    const to = Math.min(end - offset, line.length);
    marked = `${marked.slice(0, from)}⟦${marked.slice(from, to)}⟧${marked.slice(to)}`;
  }
  return marked;
}

function unmark(block: string): string {
  return block
    .split('\n')
    .filter((line) => !/^[✓✗?▲] [a-z-]+/.test(line))
    .join('\n')
    .replace(/[⟦⟧]/g, '');
}

function readOptions(info: string, wanted: Readonly<Record<string, Severity>>): CheckOptions {
  const words = new Map(
    info
      .trim()
      .split(/\s+/)
      .map((word) => word.split('=') as [string, string]),
  );
  const year = words.get('year');
  return {
    settings: { rules: wanted, profile: words.get('profile') ?? 'none' },
    markdown: words.get('markdown') === 'yes',
    ...(year ? { year: Number(year) } : {}),
  };
}
