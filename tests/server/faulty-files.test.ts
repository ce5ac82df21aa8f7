import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import type { FaultyFile } from '../../server/src/documents/project-files.ts';
import { createFaultyFiles } from '../../server/src/language-server/faulty-files.ts';
import type { WishBook, Wishes } from '../../server/src/language-server/wishes.ts';

/** Settings that are no JSON any more, as they lie above two reports. */
const FILE = '/县/jiaohe.settings.json';
const FAULTY: FaultyFile = {
  file: FILE,
  text: '{\n“rules”: {}',
  problems: [{ start: 2, end: 3, message: '中文标点' }],
};
const SETTINGS = pathToFileURL(FILE).href;

/** A window that shows problems, and a book of wishes whose answers come when they are let go. */
function openWindow() {
  const shown = new Map<string, readonly Diagnostic[]>();
  const waiting: ((faulty: readonly FaultyFile[]) => void)[] = [];
  const wishes = {
    of: () =>
      new Promise<Wishes>((resolve) => waiting.push((faulty) => resolve({ faulty } as Partial<Wishes> as Wishes))),
  } as Partial<WishBook> as WishBook;
  const files = createFaultyFiles(wishes, (uri, problems) => shown.set(uri, problems));
  return { shown, waiting, tell: files.tell };
}

describe('a file of ours that cannot be followed', () => {
  test('is marked at its place, once for all reports under it, until it is put right', async () => {
    const { shown, waiting, tell } = openWindow();
    const first = tell(['file:///县/甲.txt', 'file:///县/乙.txt']);
    for (const answer of waiting.splice(0)) answer([FAULTY]);
    await first;
    expect([...shown]).toMatchObject([
      [SETTINGS, [{ range: { start: { line: 1, character: 0 } }, severity: 1, source: '校核', message: '中文标点' }]],
    ]);
    const second = tell(['file:///县/甲.txt']);
    for (const answer of waiting.splice(0)) answer([]);
    await second;
    expect([...shown]).toEqual([[SETTINGS, []]]);
  });

  test('stays as it was told last, where an earlier answer comes later', async () => {
    const { shown, waiting, tell } = openWindow();
    const tellings = [tell(['file:///县/甲.txt']), tell(['file:///县/甲.txt'])];
    const [early, late] = waiting;
    late!([]);
    early!([FAULTY]);
    await Promise.all(tellings);
    expect([...shown]).toEqual([]);
  });
});
