import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { desktopCandidates } from '../../client/src/desktop.ts';
import {
  exampleOfUnit,
  faultOfUnit,
  faultOfYear,
  fileNameOf,
  readYear,
  toKindChoices,
  usualYear,
} from '../../client/src/new-report.ts';
import { speak } from '../../client/src/say.ts';
import { type Outcome, takeSteps } from '../../client/src/steps.ts';

afterEach(() => speak('zh-cn'));

describe('the kinds to choose from', () => {
  const kinds = [
    { id: 'town', name: '平安建设报告', own: true, reporters: [] },
    { id: 'law', name: '法治政府建设年度报告', own: false, reporters: ['department', 'township'] },
  ] as const;

  test('name the reporter where it makes a difference, and the rest as another body', () => {
    expect(toKindChoices(kinds).map(({ kind, reporter, label, own }) => [kind, reporter, label, own])).toEqual([
      ['town', null, '平安建设报告', true],
      ['law', 'department', '法治政府建设年度报告（部门）', false],
      ['law', 'township', '法治政府建设年度报告（乡镇街道）', false],
      ['law', null, '法治政府建设年度报告（其他单位）', false],
    ]);
  });

  test('are named in English as well', () => {
    speak('en');
    expect(toKindChoices(kinds)[1]!.label).toBe('法治政府建设年度报告 (department)');
  });
});

describe('the name of a unit', () => {
  test.each(['××县人民政府', '青石街道办事处', ' 青石镇人民政府 ', '临溪市大数据局（数据局）', '𠮷县水务局'])(
    '%s will do',
    (unit) => {
      expect([faultOfUnit(unit, 'typing'), faultOfUnit(unit, 'done')]).toEqual([null, null]);
    },
  );

  test('is asked for only once the user says that it is all', () => {
    expect([faultOfUnit(' ', 'typing'), faultOfUnit(' ', 'done')]).toEqual([null, '请写单位的全称。']);
  });

  test.each([
    ['青石/街道', '/'],
    ['青石\\街道', '\\'],
    ['a:b*c?d"e<f>g|h', ': * ? " < > |'],
    ['青石\t街道', '（看不见的符号）'],
    ['青石\u200B街道', '（看不见的符号）'],
    ['青石\uD800街道', '（看不见的符号）'],
  ])('cannot be %j', (unit, symbols) => {
    expect(faultOfUnit(unit, 'typing')).toBe(`单位名称要用在文件名里，不能有这样的符号：${symbols}`);
  });

  test('stays within what a file name takes', () => {
    expect(faultOfUnit('县'.repeat(50), 'done')).toBeNull();
    expect(faultOfUnit('县'.repeat(51), 'done')).toBe('单位名称太长，最多50个字。');
  });

  test('has an example for each reporter', () => {
    expect(([null, 'government', 'department', 'township'] as const).map(exampleOfUnit)).toEqual([
      '例如：××县人民政府',
      '例如：××县人民政府',
      '例如：××县司法局',
      '例如：××街道办事处',
    ]);
  });
});

describe('the year', () => {
  test.each([
    ['2026-01-01T08:00:00', 2025],
    ['2026-06-30T23:59:59', 2025],
    ['2026-07-01T00:00:00', 2026],
    ['2026-12-31T23:59:59', 2026],
  ])('on %s is usually %d', (now, year) => {
    expect(usualYear(new Date(now))).toBe(year);
  });

  test.each([
    ['2025', 2025],
    [' 2025 ', 2025],
    ['２０２５', 2025],
    ['2025年', 2025],
    ['2025 年度', 2025],
    ['2025年度', 2025],
    ['二〇二五', null],
    ['20255', null],
    ['', null],
  ])('%j is read as %s', (written, year) => {
    expect(readYear(written)).toBe(year);
  });

  test('is from 1949 to 2100', () => {
    const fault = '请写1949至2100之间的年份，例如2025。';
    expect(['1948', '2101', '明年', '202a', '25.5'].map((year) => faultOfYear(year, 'typing'))).toEqual(
      Array(5).fill(fault),
    );
    expect(['1949', '2100', '２０２５年'].map((year) => faultOfYear(year, 'done'))).toEqual([null, null, null]);
  });

  test('is not found fault with while it is being written', () => {
    expect(['', '2', '202'].map((year) => faultOfYear(year, 'typing'))).toEqual([null, null, null]);
    expect(faultOfYear('202', 'done')).not.toBeNull();
  });
});

describe('the file', () => {
  test('is called as the report is', () => {
    expect(fileNameOf('青石街道2025年法治政府建设年度报告')).toBe('青石街道2025年法治政府建设年度报告.txt');
  });

  test('has a name that every system takes, whatever the title', () => {
    expect(fileNameOf('关于A/B的“报告”：<1>\u0007')).toBe('关于AB的“报告”：1.txt');
    const long = fileNameOf('年'.repeat(300));
    expect(new TextEncoder().encode(long.replace('.txt', '（99）.txt')).length).toBeLessThanOrEqual(255);
  });
});

describe('the desktop', () => {
  const folder = path.resolve('/home/wang');
  const at = (...names: string[]) => path.join(folder, ...names);

  test('is in the usual place', () => {
    expect(desktopCandidates({ folder, env: {}, userDirs: '' })).toEqual([at('Desktop'), at('桌面')]);
  });

  test('was moved into OneDrive', () => {
    const OneDrive = at('OneDrive');
    expect(desktopCandidates({ folder, env: { OneDrive }, userDirs: '' })[0]).toBe(at('OneDrive', 'Desktop'));
  });

  test('is named by a Linux system, unless it has none', () => {
    const named = (userDirs: string) => desktopCandidates({ folder, env: {}, userDirs })[0];
    expect(named('# 注释\nXDG_DESKTOP_DIR="$HOME/桌面"\nXDG_DOWNLOAD_DIR="$HOME/下载"\n')).toBe(at('桌面'));
    expect(named('XDG_DESKTOP_DIR="$HOME/"\n')).toBe(at('Desktop'));
    expect(named('XDG_DESKTOP_DIR="/data/$HOME$&"\n')).toBe(path.resolve('/data/$HOME$&'));
  });
});

describe('the steps', () => {
  /** Takes steps that answer as scripted; each word is what the step of that turn comes to. */
  async function play(...script: readonly string[]): Promise<{ readonly asked: string[]; readonly end: unknown }> {
    const asked: string[] = [];
    const answers = [...script];
    const step = (name: string) => async (known: Readonly<Record<string, string>>) => {
      asked.push(`${name}:${known[name] ?? ''}`);
      const answer = answers.shift()!;
      return (answer === 'back' ? 'back' : answer === 'esc' ? null : { ...known, [name]: answer }) as Outcome<
        Readonly<Record<string, string>>
      >;
    };
    const end = await takeSteps([step('kind'), step('unit'), step('year')], {});
    return { asked, end };
  }

  test('come one after another', async () => {
    expect(await play('law', '县', '2025')).toEqual({
      asked: ['kind:', 'unit:', 'year:'],
      end: { kind: 'law', unit: '县', year: '2025' },
    });
  });

  test('are gone back, and what was answered is known still', async () => {
    const { asked, end } = await play('law', '县', 'back', 'back', 'work', '市', '2025');
    expect(asked).toEqual(['kind:', 'unit:', 'year:', 'unit:县', 'kind:law', 'unit:县', 'year:']);
    expect(end).toEqual({ kind: 'work', unit: '市', year: '2025' });
  });

  test('end where the user goes away', async () => {
    expect(await play('law', 'esc')).toEqual({ asked: ['kind:', 'unit:'], end: null });
  });

  test('begin with the first: before it there is none', async () => {
    expect((await play('back', 'law', 'esc')).asked).toEqual(['kind:', 'kind:', 'unit:']);
  });
});
