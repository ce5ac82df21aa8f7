import { afterEach, describe, expect, test } from 'vitest';
import type { ReportAnswer } from '../../client/src/protocol.ts';
import { speak } from '../../client/src/say.ts';
import { explainChecking, type Facts, type TextFacts } from '../../client/src/why-text.ts';

afterEach(() => speak('zh-cn'));

const REPORT: ReportAnswer = {
  version: 1,
  profile: { id: 'work-report', name: '工作报告' },
  year: 2025,
  lastYear: null,
  contents: [],
  sections: [],
  blanks: [],
  counts: { error: 2, warning: 1, information: 0, hint: 0, unwritten: 1, blanks: 0, ignored: 0 },
};
const TEXT: TextFacts = {
  languageId: 'gongwen',
  scheme: 'file',
  editable: true,
  length: 4200,
  unsaved: false,
  verdict: 'report',
  server: 'running',
  when: 'type',
  waiting: false,
  report: REPORT,
  settings: null,
};

/** Everything but what is merely known besides. */
function answer(text: Partial<TextFacts> | null, fileName: string | null = '报告.txt'): readonly string[] {
  return draw({ fileName, text: text && { ...TEXT, ...text }, trusted: true }).filter((line) => !line.startsWith('·'));
}

function draw(facts: Facts): readonly string[] {
  return explainChecking(facts).map(({ part, label, description, detail, way }) => {
    const words = [label, description, detail].filter((part) => part !== '').join(' | ');
    return `${PARTS[part]} ${words}${way ? ` → ${[way.id, ...way.words].join(' ')}` : ''}`;
  });
}

const PARTS = { answer: '■', way: '▶', fact: '·' };

test('why a file is not checked, and the ways out', async () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'nothing is open': answer(null, null),
    'a Word file': answer(null, '报告.DOCX'),
    'a typeset one': answer(null, '报告.pdf'),
    'a picture': answer(null, '图.png'),
    'another language': answer({ verdict: 'out-of-scope', languageId: 'python' }),
    'an old version': answer({ verdict: 'out-of-scope', editable: false, scheme: 'git' }),
    'no report': answer({ verdict: 'not-a-report' }),
    'too large': answer({ verdict: 'too-large', length: 5_000_000 }),
    garbled: answer({ verdict: 'garbled' }),
    'not wanted': answer({ verdict: 'skipped' }),
    'the server failed': answer({ server: 'failed', report: null }),
    'the server starts': answer({ server: 'starting', report: null }),
    'it waits for the command': answer({ when: 'command', waiting: true }),
    'no answer yet': answer({ report: null }),
  };
  const written = Object.entries(cases).map(([name, lines]) => `# ${name}\n${lines.join('\n')}\n`);
  await expect(written.join('\n')).toMatchFileSnapshot('why-text.golden');
});

describe('how a file was checked', () => {
  test('with what was found, and as what', () => {
    expect(answer({})).toEqual(['■ 已经检查：3处需改，1项未写 | 按“工作报告”检查，报告年度是2025年。']);
    expect(answer({ report: { ...REPORT, year: null } })[0]).toContain('按“工作报告”检查。');
  });

  test('as no kind of report', () => {
    expect(answer({ report: { ...REPORT, profile: null } })).toEqual([
      '■ 已经检查：3处需改，1项未写 | 没有按报告类型检查，只核对数字和序号。',
      '▶ 选择报告类型… → workbench.action.openSettings jiaohe.profile',
    ]);
  });

  test('before it was saved, or before the command was given', () => {
    expect(answer({ when: 'save', unsaved: true })).toEqual([
      expect.stringContaining('已经检查'),
      '■ 改动还没有检查：保存后才检查 | 设置是“保存时”检查。',
      '▶ 保存 → workbench.action.files.save',
      '▶ 改检查的时机… → workbench.action.openSettings jiaohe.check.when',
    ]);
    expect(answer({ when: 'command' })).toContain('▶ 立即检查 → jiaohe.checkNow');
  });

  test('with findings that were ignored', () => {
    const report = { ...REPORT, counts: { ...REPORT.counts, ignored: 2 } };
    expect(answer({ report })).toContain('▶ 查看已忽略的提示 → jiaohe.showIgnored');
  });

  test('with the settings that hold, each leading to where it is written', () => {
    const settings = {
      lines: [
        { name: '报告类型', words: 'none 不按报告类型（设置文件）', file: 'file:///a/jiaohe.settings.json' },
        { name: '规则', words: '合计不符（total-mismatch）不检查', file: null },
      ],
    };
    const facts = draw({ fileName: '报告.txt', text: { ...TEXT, settings }, trusted: false }).slice(1);
    expect(facts).toEqual([
      '· 语言 | 公文报告',
      '· 位置 | 本机文件',
      '· 长度 | 4200字',
      '· 检查的时机 | 停止输入片刻后自动检查。',
      '· 文件夹没有受信任 | 不影响检查：校核不运行文件夹里的任何东西。',
      '· 报告类型 | none 不按报告类型（设置文件） → vscode.open file:///a/jiaohe.settings.json',
      '· 规则 | 合计不符（total-mismatch）不检查 → workbench.action.openSettings jiaohe.',
    ]);
  });

  test.each([
    ['file', '本机文件'],
    ['jiaohe-docx', '本机文件'],
    ['untitled', '还没有保存成文件'],
    ['vscode-vfs', 'vscode-vfs'],
  ])('at its place: %s is told as %s', (scheme, place) => {
    const facts = draw({ fileName: '报告.txt', text: { ...TEXT, scheme }, trusted: true });
    expect(facts).toContain(`· 位置 | ${place}`);
  });

  test('in English', () => {
    speak('en');
    expect(answer({})).toEqual(['■ Checked: 3 to correct, 1 unwritten | Checked as “工作报告”, reporting on 2025.']);
    expect(answer({ verdict: 'not-a-report' })[0]).toMatch(/^■ Not checked: it does not look like a report/);
  });
});
