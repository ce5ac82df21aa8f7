import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SEVERITY_NAMES } from '../../server/src/formats/text.ts';
import { rules } from '../../server/src/rules/index.ts';

/** What follows from something else is written by `npm test -- -u`; a difference fails here. */
const root = join(import.meta.dirname, '../..');

/** The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced. */
function fill(text: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  expect(text).toContain(open);
  expect(text).toContain(close);
  return text.slice(0, text.indexOf(open) + open.length) + content + text.slice(text.indexOf(close));
}

test('the README lists the rules', async () => {
  const rows = rules.map(
    ({ id, title, severity, offByDefault }) =>
      `| [${title}](tests/rules/${id}.md) | \`${id}\` | ${offByDefault ? '不检查' : SEVERITY_NAMES[severity]} |`,
  );
  const table = ['', '', '| 问题 | 名称 | 默认级别 |', '| --- | --- | --- |', ...rows, '', ''].join('\n');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  await expect(fill(readme, 'rules', table)).toMatchFileSnapshot(join(root, 'README.md'));
});
