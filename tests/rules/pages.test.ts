import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Segment } from '../../server/src/analysis/words.ts';
import { LIBRARIES, loadJieba } from '../../server/src/jieba.ts';
import { rules } from '../../server/src/rules/index.ts';
import { annotatePage, type Example, findingsOf, printWaysOut, readExamples } from './page.ts';

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const { segment } = await loadJieba();
/** What the pages show must not hang on the library that divides words. Where nodejieba was not built, both are the same. */
const other = await loadJieba(LIBRARIES.slice(1));

test('every rule has its page, and every page its rule', () => {
  expect(pages.map((name) => name.replace('.md', '')).sort()).toEqual(rules.map((rule) => rule.id).sort());
});

describe.each(pages)('%s', (name) => {
  const path = join(folder, name);
  const page = readFileSync(path, 'utf8');
  const examples = readExamples(page);
  const rule = rules.find(({ id }) => id === name.replace('.md', ''));

  test('opens with what the rule is called', () => {
    expect(page.split('\n')[0]).toBe(`# ${rule?.title}（\`${rule?.id}\`）`);
  });

  test('has examples that are found', () => {
    const found = examples.filter((example) =>
      findingsOf(example, segment).some((finding) => finding.rule === rule?.id),
    );
    expect(found).not.toEqual([]);
  });

  const innocent = examples.filter((example) => example.heading.startsWith('不算错'));

  test('has examples that look like it and are none', () => expect(innocent).not.toEqual([]));

  test.each(innocent)('line $line, $heading: nobody is accused', (example) => {
    expect(findingsOf(example, segment)).toEqual([]);
  });

  test('is marked as checking its examples marks it', async () => {
    await expect(annotatePage(page, segment)).toMatchFileSnapshot(path);
  });

  test('its ways out change what they say they change', async () => {
    const ways = examples.flatMap((example) => printWaysOut(example, rule!.id, segment));
    await expect(`${ways.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'ways-out', `${rule!.id}.golden`));
  });

  test('is marked the same with the other library for words', () => {
    expect(annotatePage(page, other.segment)).toBe(annotatePage(page, segment));
  });

  test('without a library, part of the same is said and nothing else', () => {
    const said = (example: Example, words?: Segment): readonly string[] =>
      findingsOf(example, words).map(({ rule, severity, start }) => `${rule} ${severity} ${start}`);
    for (const example of examples) {
      expect(said(example, segment)).toEqual(expect.arrayContaining([...said(example)]));
    }
  });
});
