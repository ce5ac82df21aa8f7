import { afterEach, describe, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { WRITING } from '../../client/src/being-written.ts';
import {
  closeAll,
  codes,
  expectCodes,
  extension,
  PATIENCE,
  showReport,
  type,
  WRONG_TOTAL,
  writeFile,
} from './reports.ts';

const TITLE = '青石街道办事处2025年法治政府建设年度报告\n\n';
const MEASURES =
  '一、主要举措和成效\n（一）加强组织领导\n召开会议4次。\n（二）开展法治宣传\n受理咨询130件，其中劳动类85件、婚姻类45件。\n';
const PROBLEMS = '二、存在的不足和原因\n人员不足，主要原因是编制少。\n';

afterEach(async () => {
  await closeAll();
  await set('inlayHints.enabled', undefined);
  await set('codeLens.enabled', undefined);
});

describe('completion', () => {
  test('offers the next ordinals and the missing sections at the start of a line', async () => {
    const document = await open('补全.gongwen', `${TITLE}${MEASURES}`);
    const items = await complete(document, document.lineCount - 1);
    expect(items.slice(0, 2).map(({ label }) => label)).toEqual(['（三）', '二、']);
    const section = items.find(({ label }) => label === '存在的不足和原因');
    expect(section).toMatchObject({ detail: '二、2025年度推进法治政府建设存在的不足和原因' });
  });

  test('behind 《 stand titles, behind 、 in a sentence stands nothing', async () => {
    const document = await open('补全标题.gongwen', `${TITLE}${MEASURES}落实《`);
    const line = document.lineCount - 1;
    expect((await complete(document, line, '《')).map(({ label }) => label)).toContain(
      '法治政府建设实施纲要（2021—2025年）',
    );
    await type(document, '落实《', '学法、');
    expect(await complete(document, line, '、')).toEqual([]);
  });

  test('what is chosen from the list comes to stand in the text, and no snippet is in its way', async () => {
    const document = await open('补全选择.gongwen', `${TITLE}${MEASURES}`);
    const end = document.lineAt(document.lineCount - 1).range.end;
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const chosen = async (): Promise<string> => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.lineAt(document.lineCount - 1).text;
    };
    await expect.poll(chosen, PATIENCE).toBe('（三）');
  });
});

test('a sentence is not judged while it is being written, but when its writer pauses; what was told before stays', async () => {
  const document = await showReport('写着 年度报告.txt', WRONG_TOTAL);
  await expectCodes(document, 'total-mismatch');
  const end = document.lineAt(document.lineCount - 1).range.end;
  vscode.window.activeTextEditor!.selection = new vscode.Selection(end, end);
  for (const words of ['\n共梳理文件19件，', '拟继续保留14件，', '拟修改2件', '，拟废止']) {
    await vscode.commands.executeCommand('type', { text: words });
    const typed = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 500));
    // Where the machine stood still meanwhile, the writer did pause.
    const told = codes(document);
    if (Date.now() - typed < WRITING) expect(told).toEqual(['total-mismatch']);
  }
  await expectCodes(document, 'total-mismatch', 'total-mismatch');
});

test('a hover tells of a term and of a mandated section', async () => {
  const document = await open('悬停.gongwen', `${TITLE}${MEASURES}落实“八五”普法规划。\n`);
  const hover = async (words: string): Promise<string> => {
    const place = document.positionAt(document.getText().indexOf(words) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place,
    );
    return hovers.flatMap(({ contents }) => contents.map((content) => Object(content).value)).join('\n');
  };
  await expect.poll(() => hover('八五'), PATIENCE).toContain('2025年12月31日止');
  expect(await hover('主要举措')).toContain('上一年度推进法治政府建设的主要举措和成效');
  expect(await hover('主要举措')).toContain('现在：已写');
});

test('code lenses and inlay hints come when they are wanted, and go', async () => {
  const document = await open('状态.gongwen', `${TITLE}${MEASURES}${PROBLEMS}`);
  const lenses = async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return all.map(({ command }) => command?.title);
  };
  const hints = async () => {
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      everything,
    );
    return all.map(({ label }) => label);
  };
  expect([await lenses(), await hints()]).toEqual([[], []]);
  await set('codeLens.enabled', true);
  await set('inlayHints.enabled', true);
  await expect
    .poll(lenses, PATIENCE)
    .toEqual(['必备内容 2/4 · 数字已核对 3/4 · 没有要改的', '状态：已写 · 59字', '状态：已写 · 24字']);
  await expect.poll(hints, PATIENCE).toEqual(['＝130 ✓']);
  await set('codeLens.enabled', undefined);
  await set('inlayHints.enabled', undefined);
  await expect.poll(lenses, PATIENCE).toEqual([]);
  await expect.poll(hints, PATIENCE).toEqual([]);
});

test('a title leads to the file of its name beside the report', async () => {
  const paper = writeFile('法治建设规划.md', '# 规划\n');
  const document = await open('链接.gongwen', `${TITLE}${MEASURES}落实《法治建设规划》和《普法方案》。\n`);
  const links = async () => {
    const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    return all.map(({ range, target }) => [document.getText(range), target?.toString()]);
  };
  await expect.poll(links, PATIENCE).toEqual([['法治建设规划', paper.toString()]]);
});

describe('a section', () => {
  const TEXT = `${TITLE}${MEASURES}${PROBLEMS}`;

  test('is moved with the ordinals that follow, and one undo takes all of it back', async () => {
    const document = await open('移动.gongwen', TEXT);
    await outline('二、存在的不足和原因 24字');
    await answering(move('jiaohe.moveSectionDown', 'sections/主要举措和成效'));
    const moved = TEXT.replace(MEASURES + PROBLEMS, `一${PROBLEMS.slice(1)}二${MEASURES.slice(1)}`);
    await expect.poll(() => document.getText(), PATIENCE).toBe(moved);
    await outline('二、主要举措和成效 59字');
    expect(vscode.window.activeTextEditor!.selection.active.line).toBe(4);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).toBe(TEXT);
  });

  test('is not moved where the user thinks better of it, nor past the first', async () => {
    const document = await open('不移动.gongwen', TEXT);
    await outline('二、存在的不足和原因 24字');
    const given = move('jiaohe.moveSectionUp', 'sections/存在的不足和原因');
    await answering(given, 'workbench.action.closeQuickOpen');
    await move('jiaohe.moveSectionUp', 'sections/主要举措和成效');
    expect(document.getText()).toBe(TEXT);
  });

  test('is moved around the cursor where none is named', async () => {
    const document = await open('光标.gongwen', TEXT);
    await outline('二、存在的不足和原因 24字');
    const place = new vscode.Position(5, 0);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
    await answering(move('jiaohe.moveSectionUp'));
    await expect.poll(() => document.lineAt(3).text, PATIENCE).toBe('（一）开展法治宣传');
    expect(document.lineAt(5).text).toBe('（二）加强组织领导');
  });
});

describe('several reports at once', () => {
  test('each have their own outline, also one that was never saved', async () => {
    const one = await open('第一份.gongwen', `${TITLE}${MEASURES}`);
    const content = `${TITLE}一${PROBLEMS.slice(1)}受理咨询120件，其中劳动类85件、婚姻类45件。\n`;
    const other = await vscode.workspace.openTextDocument({ language: 'gongwen', content });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Beside);
    await outline('一、存在的不足和原因 49字 · 1处');
    await vscode.window.showTextDocument(one, vscode.ViewColumn.One);
    await outline('一、主要举措和成效 59字');
    expect(await complete(other, 0)).toEqual(expect.any(Array));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      other.uri,
    );
    expect(symbols.map(({ name }) => name)).toEqual([TITLE.trim()]);
    expect(symbols[0]?.children.map(({ name }) => name)).toEqual(['一、存在的不足和原因']);
  });

  test('Markdown’s own headings are not doubled', async () => {
    const text = '# 云岭县2025年工作总结\n\n## 一、主要工作\n\n召开会议4次。\n';
    const document = await showReport('提纲.md', text);
    await expectCodes(document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (symbols ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** Shows a report and waits until it was checked. */
async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await showReport(name, text);
  await expect.poll(() => extension.exports?.outline().length, PATIENCE).toBeGreaterThan(0);
  return document;
}

/** Waits until a line of 报告大纲 reads so. */
async function outline(line: string): Promise<void> {
  await expect
    .poll(() => extension.exports.outline().map(({ label, description }) => `${label} ${description}`), PATIENCE)
    .toContain(line);
}

/** What the editor offers at the end of a line. */
async function complete(
  document: vscode.TextDocument,
  line: number,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.lineAt(line).range.end,
    trigger,
  );
  // The snippets of the language are asked as well here; the editor's own list leaves them out.
  return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet);
}

function move(command: string, key?: string): Promise<unknown> {
  return Promise.resolve(vscode.commands.executeCommand(command, key));
}

/** Long enough for a list to open. */
const A_LOOK = 1000;

/** Answers the list that a command opens: takes its first line, unless another answer is given. */
async function answering(asked: Promise<unknown>, answer = 'workbench.action.acceptSelectedQuickOpenItem') {
  await new Promise((resolve) => setTimeout(resolve, A_LOOK));
  await vscode.commands.executeCommand(answer);
  await asked;
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('jiaohe').update(name, value, vscode.ConfigurationTarget.Workspace);
}
