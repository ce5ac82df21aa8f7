import type { Analysis } from '../../server/src/analysis/analyze.ts';
import { allSections } from '../../server/src/analysis/outline.ts';
import type { Result } from '../../server/src/check.ts';

/** What a report says, whatever it is written in: without blanks, signs of Markdown, and the lines of tables. */
export interface Said {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly string[];
  readonly tables: readonly string[];
  readonly figures: readonly string[];
  readonly claims: readonly string[];
  readonly findings: readonly string[];
}

/** What checking a report told, so that it can be compared with another writing of the same report. */
export function saidIn({ analysis, claims, findings }: Result): Said {
  const { text } = analysis.source;
  const between = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    bare(text.slice(start, end));
  return {
    title: bare(analysis.title),
    headings: [...allSections(analysis.outline)].flatMap(({ level, heading }) =>
      heading ? [`${level} ${heading.mark ? between(heading.mark) : ''}${between(heading.title)}`] : [],
    ),
    lines: analysis.blocks
      .filter(({ kind }) => kind !== 'table')
      .map((block) => `${block.kind} ${between(block).replace(/^[-+>]+(?!\d)/, '')}`)
      .filter((line) => !/^paragraph [-_=]*$/.test(line)),
    tables: analysis.tables.map((table) => tableText(table)),
    figures: analysis.paragraphs.flatMap(({ start, block, paragraph }) =>
      block.kind === 'table'
        ? []
        : paragraph.figures.map(({ quantity }) =>
            between({ start: start + quantity.start, end: start + quantity.unitEnd }),
          ),
    ),
    claims: claims.map(
      ({ kind, verdict, numbers }) => `${verdict} ${kind} ${numbers.map((number) => between(number)).join(' ')}`,
    ),
    findings: findings
      .map(({ rule, severity, message, ...span }) => `${severity} ${rule} ${between(span)} ${bare(message)}`)
      .sort(),
  };
}

function tableText({ caption, table }: Analysis['tables'][number]): string {
  const names = table.columns.map(({ names, unit }) => `${names.join('/')}${unit}`).join(' ');
  const rows = table.rows.map(
    ({ names, cells }) => `${names.join('/')}: ${cells.map((cell) => bare(cell?.text ?? '')).join(' ')}`,
  );
  return bare([caption, names, ...rows].join('|')).replaceAll('<br>', '');
}

function bare(words: string): string {
  return words.replace(/\\(?=[!-/:-@[-`{-~])|[*#\s]/g, '');
}
