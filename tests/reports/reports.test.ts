import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionAt } from '../../server/src/analysis/source.ts';
import { check, type Result } from '../../server/src/check.ts';
import { loadJieba } from '../../server/src/jieba.ts';

const { segment } = await loadJieba();
const clean = join(import.meta.dirname, 'clean');
const faulty = join(import.meta.dirname, 'faulty');

describe.each(reportsIn(clean))('%s, made up and consistent', (name) => {
  const result = checkReport(clean, name);

  test('is recognised', () => expect(result.profile?.id).toBe(kindOf(name)));

  test('has every mandated content', () => {
    const mandatory = result.profile?.contents.filter((content) => content.mandatory).map(({ id }) => id) ?? [];
    const states = result.contents.filter(({ id }) => mandatory.includes(id));
    expect(states.map(({ id }) => id).sort()).toEqual([...mandatory].sort());
    for (const { id, status } of states) expect(status, id).toMatch(/^(?:present|implied)$/);
  });

  test('is accused of nothing', () => {
    const accusations = result.findings.filter(({ severity }) => severity !== 'hint');
    expect(accusations.map(({ message }) => message)).toEqual([]);
  });

  test('has had at least a third of its figures recomputed', () => {
    const { quantities, checked } = result.coverage;
    expect(quantities).toBeGreaterThan(100);
    expect(checked * 3).toBeGreaterThanOrEqual(quantities);
  });
});

describe.each(reportsIn(faulty))('%s, with sown faults', (name) => {
  test('has the findings listed beside it', async () => {
    const listed = listFindings(checkReport(faulty, name));
    await expect(listed).toMatchFileSnapshot(join(faulty, `${name.replace(/\.\w+$/, '')}.expected.txt`));
  });
});

// Those on disclosure are tables for the most part.
describe.each(
  [clean, faulty].flatMap((folder) =>
    reportsIn(folder)
      .filter((name) => name.endsWith('.txt') && !name.includes('政府信息公开'))
      .map((name) => ({ folder, name })),
  ),
)('$name, its lines broken at the edge of a page', ({ folder, name }) => {
  test('is accused of what it is accused of otherwise, in the same words', () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const broken = breakLines(text);
    const options = { fileName: name, segment };
    const told = (result: Result): readonly string[] =>
      result.findings.map(({ rule, message }) => `${rule} ${message}`);
    const { findings } = check(broken, options);
    const [found] = findings.filter(({ rule }) => rule === 'broken-lines');
    expect(told(check(broken, options)).filter((words) => !words.startsWith('broken-lines'))).toEqual(
      told(check(text, options)),
    );
    const edits = found!.fixes[0]!.edits.toReversed();
    const joined = edits.reduce(
      (whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end),
      broken,
    );
    expect(told(check(joined, options))).toEqual(told(check(text, options)));
  });
});

/** As it comes out of a PDF: no line has more than 28 characters, but for a mark that must not begin one. */
function breakLines(text: string): string {
  const width = (words: string): number =>
    words.replace(/[^\u2000-\uffff]/g, '').length * 2 + words.replace(/[\u2000-\uffff]/g, '').length;
  const breakLine = (line: string): string => {
    if (/[|\t]/.test(line)) return line;
    let broken = '';
    let open = '';
    for (const character of line) {
      if (width(open + character) > 56 && !'。，、；：！？）”》%'.includes(character)) {
        broken += `${open}\n`;
        open = '';
      }
      open += character;
    }
    return broken + open;
  };
  return text.split('\n').map(breakLine).join('\n');
}

/** The kind of report that a file's name tells. */
function kindOf(name: string): string {
  if (name.includes('政府信息公开')) return 'government-information-annual-report';
  return /总结|政府工作报告/.test(name) ? 'work-report' : 'rule-of-law-annual-report';
}

function reportsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name) && !name.endsWith('.expected.txt'));
}

function checkReport(folder: string, name: string): Result {
  return check(readFileSync(join(folder, name), 'utf8'), {
    fileName: name,
    markdown: name.endsWith('.md'),
    segment,
  });
}

/** A line a finding: its line counted from 1, its rule, its severity where it is no error, and the words it points at. */
function listFindings({ analysis: { source }, findings }: Result): string {
  const lines = findings.map(({ start, end, rule, severity }) => {
    const line = positionAt(source, start).line + 1;
    return `${line} ${rule}${severity === 'error' ? '' : ` (${severity})`} ${source.text.slice(start, end)}`;
  });
  return `${lines.join('\n')}\n`;
}
