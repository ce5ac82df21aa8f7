import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { parseOwnProfile } from '../../server/src/own-profile.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { rules } from '../../server/src/rules/index.ts';
import { SEVERITY_NAMES } from '../../server/src/rules/rule.ts';
import { toJsonFile } from './formatted.ts';

/** What follows from something else is written by `npm test -- -u`; a difference fails here. */
const root = join(import.meta.dirname, '../..');
const README = join(root, 'README.md');

/** The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced. */
function fill(text: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  expect(text).toContain(open);
  expect(text).toContain(close);
  return text.slice(0, text.indexOf(open) + open.length) + content + text.slice(text.indexOf(close));
}

test.each(rules)('the page of $id words its severity as the editor does', ({ id, severity }) => {
  const page = readFileSync(join(root, `tests/rules/${id}.md`), 'utf8');
  expect(/\*\*级别\*\*：.*/.exec(page)?.[0]).toContain(SEVERITY_NAMES[severity]);
});

test('the README lists the rules and the kinds of report', async () => {
  const rows = rules.map(
    ({ id, title, severity, offByDefault }) =>
      `| [${title}](tests/rules/${id}.md) | \`${id}\` | ${offByDefault ? '不检查' : SEVERITY_NAMES[severity]} |`,
  );
  const table = ['', '', '| 问题 | 名称 | 默认级别 |', '| --- | --- | --- |', ...rows, '', ''].join('\n');
  const readme = fill(fill(readFileSync(README, 'utf8'), 'rules', table), 'profiles', profileTable());
  await expect(readme).toMatchFileSnapshot(README);
});

test('what a rule looks for is told in the words of its page', async () => {
  const described = Object.fromEntries(rules.map(({ id }) => [id, describe(id)]));
  const file = join(root, 'server/src/rules/descriptions.json');
  await expect(toJsonFile(described, 'descriptions.json')).toMatchFileSnapshot(file);
});

/** The first words of a rule's page, and what it says one can do. */
function describe(id: string): { readonly what: string; readonly remedy: string } {
  const page = readFileSync(join(root, `tests/rules/${id}.md`), 'utf8');
  const what = page.split('\n\n')[1]!.trim();
  const remedy = /\*\*怎么办\*\*：(.+)/.exec(page)![1]!;
  const plain = (words: string): string => words.replaceAll(/[*`]|(?<=\])\([^)]*\)/g, '');
  return { what: plain(what), remedy: plain(remedy) };
}

function profileTable(): string {
  const rows = builtInProfiles.map(({ id, name, basis, contents }) => {
    const source = basis ? `《${basis.name}》${basis.chapter}（${basis.rank}）` : '没有规定要写什么，其余都查';
    const names = contents.map(({ name, mandatory }) => (mandatory ? name : `${name}（没有可不写）`));
    return `| ${name} | \`${id}\` | ${names.join('、') || '—'} | ${source} |`;
  });
  return ['', '', '| 报告类型 | 名称 | 必备内容 | 依据 |', '| --- | --- | --- | --- |', ...rows, '', ''].join('\n');
}

test('the profile of one’s own that the README shows is one', () => {
  const readme = readFileSync(README, 'utf8');
  const [, text] = /<!-- own-profile -->\s*```json\n([\s\S]*?)```/.exec(readme)!;
  expect(text!.trim().split('\n').length).toBeLessThanOrEqual(10);
  const parsed = parseOwnProfile(text!, builtInProfiles);
  expect(parsed).toMatchObject({ ok: true });
  if (!parsed.ok) return;
  const report =
    '青石镇2024年法治镇建设年度报告\n\n一、主要举措和成效\n\n召开会议4次。\n\n二、网格管理\n\n划分网格12个。\n';
  const { profile, contents } = check(report, { profiles: [parsed.profile, ...builtInProfiles] });
  expect(profile?.id).toBe('town-report');
  expect(contents.find(({ id }) => id === 'grid')?.status).toBe('present');
});
