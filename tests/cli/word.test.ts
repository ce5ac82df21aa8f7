import { describe, expect, test } from 'vitest';
import { abstractList, list, run, type WordFile, writeWord } from '../documents/word.ts';
import { openTerminal } from './terminal.ts';

/** A report whose ordinals only Word shows, with a wrong sum under the second of them and a heading that only its style makes one. */
const WORD: WordFile = {
  numbering:
    abstractList(0, [
      { text: '%1、', format: 'chineseCounting' },
      { text: '（%2）', format: 'chineseCounting' },
    ]) + list(1, 0),
  body: [
    { text: '青石街道2024年法治政府建设年度报告' },
    { text: '主要举措和成效', list: 1, level: 0 },
    { text: '加强领导', list: 1, level: 1 },
    { text: '全年召开会议4次，研究法治建设议题，工作有序推进。' },
    { text: '规范执法', list: 1, level: 1 },
    { text: '共受理群众诉求120件，分别是咨询85件、投诉45件。' },
    { text: '存在的不足和原因', outline: 0 },
    { runs: `${run('执法力量不足，主要是因为编制少。')}<w:r><w:commentReference w:id="0"/></w:r>` },
  ],
};

const { jiaohe, checked, write } = openTerminal();

describe.concurrent('a Word file', () => {
  test('is checked by section and paragraph, with its own numbering, and what was left out', async ({ expect }) => {
    write('word/甲.docx', Buffer.from(writeWord(WORD)));
    write('word/~$甲.docx', 'lock');
    const { stdout, stderr } = await jiaohe('word', 'check', '.');
    expect(stderr).toBe('');
    await expect(stdout).toMatchFileSnapshot('word.golden');
    const { reports, skipped } = await checked('word', '.');
    expect(skipped).toEqual([]);
    expect(reports[0]).toMatchObject({ file: '甲.docx', leftOut: '没有读入：批注1条' });
    const finding = reports[0]!.findings.find(({ rule }) => rule === 'total-mismatch');
    expect(finding).toMatchObject({ place: '一、（二）规范执法 第1段', line: 6, column: 8 });
    const ledger = await jiaohe('word', 'ledger', '--format', 'csv', '甲.docx');
    expect(ledger.stdout).toContain('甲.docx,第1段,一、主要举措和成效 › （二）规范执法');
    expect((await jiaohe('word', 'ledger', '甲.docx')).stdout).toContain('一、（二）规范执法 第1段');
  });

  test('has its suppressions beside it, and can be held against last year’s', async () => {
    write('kept/甲.docx', Buffer.from(writeWord(WORD)));
    write(
      'kept/甲.docx.jiaohe.json',
      '{ "version": 1, "ignored": [{ "rule": "total-mismatch" }], "lastYear": "旧.docx" }',
    );
    write('kept/旧.docx', 'PK');
    const { stdout, stderr } = await jiaohe('kept', 'check', '--format', 'json', '甲.docx');
    expect(stderr).toContain('旧.docx：上年报告读不出来，没有比对');
    const rules = JSON.parse(stdout).reports[0].findings.map(({ rule }: { readonly rule: string }) => rule);
    expect(rules).not.toContain('total-mismatch');
    expect(rules).toContain('missing-section');
  });

  test('becomes a draft beside it, which nothing is written over', async ({ expect }) => {
    write('import/甲.docx', Buffer.from(writeWord(WORD)));
    const { status, stdout, stderr } = await jiaohe('import', 'import', '甲.docx');
    expect([status, stdout, stderr]).toEqual([0, '草稿已写成：甲.txt\n', '没有读入：批注1条\n']);
    const printed = await jiaohe('import', 'import', '甲.docx', '-o', '-');
    expect(printed.stdout.split('\n').slice(1, 4)).toEqual([
      '一、主要举措和成效',
      '（一）加强领导',
      expect.any(String),
    ]);
    const { reports } = await checked('import', '甲.txt', '甲.docx');
    const [draft, word] = reports.map(({ findings }) => findings.map(({ rule }) => rule));
    expect(draft).toEqual(word);
    const again = await jiaohe('import', 'import', '甲.docx');
    expect(again).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('没有覆盖它') });
  });

  test('that cannot be imported is told why', async ({ expect }) => {
    write('importing/a.docx', 'PK\x03\x04');
    const told = async (...words: readonly string[]) => {
      const { status, stdout, stderr } = await jiaohe('importing', 'import', ...words);
      return [status, stdout, stderr.split('\n')[0]];
    };
    expect(await told()).toEqual([2, '', expect.stringContaining('没有说要导入哪个')]);
    expect(await told('a.docx', 'b.docx')).toEqual([2, '', expect.stringContaining('一次只能')]);
    expect(await told('a.doc')).toEqual([2, '', expect.stringContaining('另存为 .docx')]);
    expect(await told('a.docx', '-o', 'b.docx')).toEqual([2, '', expect.stringContaining('以 .txt 结尾')]);
    expect(await told('a.docx')).toEqual([3, '', expect.stringContaining('已损坏')]);
    expect(await told('missing.docx')).toEqual([3, '', expect.stringContaining('找不到')]);
    write('importing/b.docx', Buffer.from(writeWord(WORD)));
    expect(await told('b.docx', '-o', '没有/b.txt')).toEqual([2, '', expect.stringContaining('草稿没有写成')]);
  });
});
