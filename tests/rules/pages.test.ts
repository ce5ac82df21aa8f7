import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { annotatePage, findingsOf, readExamples } from './page.ts';

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

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
    const found = examples.filter((example) => findingsOf(example).some((finding) => finding.rule === rule?.id));
    expect(found).not.toEqual([]);
  });

  const innocent = examples.filter((example) => example.heading.startsWith('不算错'));

  test('has examples that look like it and are none', () => expect(innocent).not.toEqual([]));

  test.each(innocent)('line $line, $heading: nobody is accused', (example) => {
    expect(findingsOf(example)).toEqual([]);
  });

  test('is marked as checking its examples marks it', async () => {
    await expect(annotatePage(page)).toMatchFileSnapshot(path);
  });
});
