import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits, findingsOf, readExamples } from './page.ts';

/** What holds of every way out that is offered; what each of them does stands in ways-out/RULE.golden (see pages.test.ts). */
const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

test.each(pages)('%s: each way out is one change of the text, and what is taken is not said again', (page) => {
  const rule = path.parse(page).name;
  for (const example of readExamples(readFileSync(path.join(folder, page), 'utf8'))) {
    const found = findingsOf(example).filter((finding) => finding.rule === rule);
    for (const { message, start, fixes } of found) {
      for (const { title, edits } of fixes) {
        const ordered = edits.toSorted((a, b) => a.start - b.start);
        expect(
          ordered.every(({ start, end }, at) => (ordered[at - 1]?.end ?? 0) <= start && start <= end),
          title,
        ).toBe(true);
        expect(ordered.at(-1)!.end, title).toBeLessThanOrEqual(example.text.length);
        expect(applyEdits(example.text, edits), title).not.toBe(example.text);
      }
      if (!fixes[0]) continue;
      const after = findingsOf({ ...example, text: applyEdits(example.text, fixes[0].edits) });
      const left = after.filter((other) => other.rule === rule && other.message === message && other.start === start);
      expect(left, fixes[0].title).toEqual([]);
    }
  }
});
