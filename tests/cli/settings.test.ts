import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInProfiles } from '../../server/src/profile.ts';
import { clean, openTerminal, wrong } from './terminal.ts';

const { root, jiaohe, checked, write } = openTerminal();

describe.concurrent('settings', () => {
  test('a wrong settings file is answered with its places, and nothing is checked', async () => {
    write('bad/jiaohe.settings.json', '{\n  "rules": { "total-mismach": "off" },\n  "profile": 1\n}\n');
    write('bad/reports/a.txt', wrong);
    const { status, stdout, stderr } = await jiaohe('bad', 'check', 'reports');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      'jiaohe.settings.json:2:14 没有名为“total-mismach”的规则，是否想写“total-mismatch”？',
      expect.stringMatching(/^jiaohe\.settings\.json:3:14 报告类型不能是“1”/),
      '没有运行：请先改好上面指出的地方',
      '',
    ]);
  });

  test('a record of what is ignored that is wrong is told of with its place, and the report is checked', async () => {
    write('record/a.txt', wrong);
    write('record/a.txt.jiaohe.json', '{\n  "version": 1,\n  "ignored": 3\n}\n');
    const { stdout, stderr } = await jiaohe('record', 'check', 'a.txt');
    expect(stdout).toContain('合计不符');
    expect(stderr).toBe('a.txt.jiaohe.json:3:14 忽略记录这里写得不对；可以改正，或删去这一条\n');
  });

  test('the nearest file above a report holds for it; the command line comes before it', async () => {
    write('good/jiaohe.settings.json', '{ "profile": "rule-of-law-annual-report" }');
    write('good/a.txt', clean);
    write('good/sub/jiaohe.settings.json', '{ "profile": "none", "rules": { "total-mismatch": "hint" } }');
    write('good/sub/b.txt', wrong);
    const { reports } = await checked('good', '.');
    expect(reports.map(({ profile }) => profile)).toEqual(['rule-of-law-annual-report', null]);
    expect(reports[1]!.findings.map(({ severity }) => severity)).toEqual(['hint']);
    const overruled = await checked('good', '.', '--profile', 'none');
    expect(overruled.reports.map(({ profile }) => profile)).toEqual([null, null]);
  });

  test('each report is listed with its settings and where they come from', async ({ expect }) => {
    write(
      'listed/jiaohe.settings.json',
      '{ "rules": { "total-mismatch": "hint" }, "profiles": ["类型/a.jiaohe-profile.json"] }',
    );
    write('listed/类型/a.jiaohe-profile.json', OWN);
    write('listed/a.txt', '青石镇2024年述法报告\n\n一、学法情况\n\n学法4次。\n');
    write('listed/扫描件.pdf', '%PDF-1.7');
    const { status, stdout, stderr } = await jiaohe('listed', 'settings', '.');
    expect([status, stderr]).toEqual([3, '']);
    const here = stdout.replaceAll(path.join(root, 'listed'), '…').replace(/\d+条/, 'N条');
    await expect(here).toMatchFileSnapshot('settings.golden');
    const { reports } = JSON.parse((await jiaohe('listed', 'settings', '--format', 'json', '.')).stdout);
    expect(reports).toMatchObject([
      {
        file: 'a.txt',
        settingsFile: path.join(root, 'listed/jiaohe.settings.json'),
        profile: { value: 'auto', origin: 'default', recognised: 'duty-report' },
        reporter: { value: 'auto', origin: 'default', recognised: 'township' },
        profiles: { origin: 'file', found: [{ id: 'duty-report', name: '述法报告' }] },
        suppressions: 0,
      },
    ]);
    const rule = reports[0].rules.find(({ id }: { id: string }) => id === 'total-mismatch');
    expect(rule).toEqual({ id: 'total-mismatch', value: 'hint', origin: 'file', default: 'error' });
  });
});

/** A profile of one's own. */
const OWN = `{
  "id": "duty-report",
  "name": "述法报告",
  "recognition": { "titles": { "contain": ["述法报告"] } },
  "contents": [{ "id": "study", "name": "学法情况", "headings": { "contain": ["学法"] } }]
}
`;

describe.concurrent('a profile of one’s own', () => {
  const report = '青石镇2024年述法报告\n\n一、依法决策\n\n集体决策4次。\n';

  test('in a folder above the report is recognised, and can be named', async () => {
    write('own/述法.jiaohe-profile.json', OWN);
    write('own/乡镇/a.txt', report);
    const { reports } = await checked('own', '乡镇');
    expect(reports).toMatchObject([{ profile: 'duty-report', findings: [{ rule: 'missing-section' }] }]);
    const named = await checked('own', '--profile', 'duty-report', '-', { input: clean });
    expect(named.reports).toMatchObject([{ profile: 'duty-report' }]);
    const byName = await checked('own', '--profile', '述法报告', '-', { input: clean });
    expect(byName.reports).toEqual(named.reports);
    const builtIn = await checked('own', '--profile', '法治政府建设年度报告', '-', { input: report });
    expect(builtIn.reports).toMatchObject([{ profile: 'rule-of-law-annual-report' }]);
    write('own/jiaohe.settings.json', '{ "profile": "duty-report" }');
    expect((await checked('own', '乡镇')).reports).toMatchObject([{ profile: 'duty-report' }]);
  });

  test('that is wrong is answered with its places, and nothing is checked', async () => {
    write('faulty/a.jiaohe-profile.json', '{\n  "id": "a",\n  "nam": "甲"\n}\n');
    write('faulty/乡镇/a.txt', report);
    expect(await jiaohe('faulty', 'check', '.')).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'a.jiaohe-profile.json:1:1 缺少“name”：报告类型的名称',
        'a.jiaohe-profile.json:3:3 没有名为“nam”的项目，是否想写“name”？',
        '没有运行：请先改好上面指出的地方',
        '',
      ].join('\n'),
    });
  });

  test('that the settings name is looked for beside them and not outside', async () => {
    const paths = ['../a.jiaohe-profile.json', 'b.json', 'c.jiaohe-profile.json'];
    write('outside/jiaohe.settings.json', `{\n  "profiles": ${JSON.stringify(paths)}\n}\n`);
    write('outside/a.txt', report);
    const { status, stderr } = await jiaohe('outside', 'check', 'a.txt');
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^jiaohe\.settings\.json:2:16 .*不能指到外面$/),
      expect.stringMatching(/^jiaohe\.settings\.json:2:43 .*以 \.jiaohe-profile\.json 结尾$/),
      expect.stringMatching(/^jiaohe\.settings\.json:2:52 .*找不到/),
      '没有运行：请先改好上面指出的地方',
      '',
    ]);
  });

  test('that is not there is answered with what there is', async () => {
    write('none/a.txt', report);
    const list = builtInProfiles.map(({ id, name }) => `${id} ${name}`).join('、');
    for (const [asked, meant] of [
      ['rule-of-law', '，是否想写“rule-of-law-annual-report”？'],
      ['法治政府建设报告', '，是否想写“法治政府建设年度报告”？'],
      ['述职', '。'],
    ] as const) {
      expect(await jiaohe('none', 'check', '--profile', asked, 'a.txt')).toEqual({
        status: 2,
        stdout: '',
        stderr: `--profile 的值不能是“${asked}”${meant}可以写：auto、none、${list}\n`,
      });
    }
  });
});
