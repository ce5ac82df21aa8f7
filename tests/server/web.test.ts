import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EditorEntry } from '../../server/src/features/protocol.ts';
import { Disk } from '../../server/src/web/disk.ts';
import * as web from '../../server/src/web/path.ts';
import { fileURLToPath, pathToFileURL } from '../../server/src/web/url.ts';
import fc from '../seeded.ts';

/** What stands for Node's modules where the server runs in a browser. */
describe('paths', () => {
  const part = fc.constantFrom('', '.', '..', 'a', '报告.txt', '.b', 'c.d.e');
  const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'));
  const absolute = name.map((rest) => `/${rest}`);

  test('are what Node makes of them', () => {
    fc.assert(
      fc.property(absolute, name, (folder, rest) => {
        expect(web.join(folder, rest)).toBe(path.posix.join(folder, rest));
        expect(web.resolve(folder, rest)).toBe(path.posix.resolve(folder, rest));
        expect(web.relative(folder, web.resolve(folder, rest))).toBe(
          path.posix.relative(folder, path.posix.resolve(folder, rest)),
        );
        const whole = web.resolve(folder, rest);
        expect(web.dirname(whole)).toBe(path.posix.dirname(whole));
        expect(web.basename(whole)).toBe(path.posix.basename(whole));
        expect(web.extname(whole)).toBe(path.posix.extname(whole));
      }),
    );
  });

  test.each([
    ['vscode-vfs://github/office/reports/%E6%8A%A5%E5%91%8A.txt', '/vscode-vfs/github/office/reports/报告.txt'],
    ['memfs:/a/b.txt', '/memfs/-/a/b.txt'],
    ['file:///a/b.txt', '/file/-/a/b.txt'],
  ])('lead to %s and back', (uri, file) => {
    expect(fileURLToPath(uri)).toBe(file);
    expect(pathToFileURL(file).href).toBe(uri);
  });

  test.each(['untitled:Untitled-1', 'untitled:/a.txt', 'no uri', 'memfs:'])('lead nowhere from %s', (uri) => {
    expect(() => fileURLToPath(uri)).toThrow();
  });
});

describe('the disk', () => {
  function open(files: Record<string, string>) {
    const asked: string[][] = [];
    const disk = new Disk();
    disk.connect({
      read: async (paths) => {
        asked.push([...paths]);
        return paths.map(
          (path): EditorEntry => (path in files ? { bytes: new TextEncoder().encode(files[path]) } : null),
        );
      },
      write: async (path, bytes) => {
        if (path.startsWith('/memfs/-/locked')) throw new Error('read-only');
        if (bytes) files[path] = new TextDecoder().decode(bytes);
        else delete files[path];
      },
    });
    const text = (path: string): string | null => {
      const entry = disk.look(path);
      return entry && 'bytes' in entry ? new TextDecoder().decode(entry.bytes) : null;
    };
    return { disk, files, asked, text };
  }

  test('knows what came, asks once, and says whether to read again', async () => {
    const { disk, asked, text } = open({ '/memfs/-/a': 'A' });
    expect([text('/memfs/-/a'), text('/memfs/-/none'), text('/memfs')]).toEqual([null, null, null]);
    expect(await disk.settle()).toBe(true);
    expect([text('/memfs/-/a'), text('/memfs/-/none')]).toEqual(['A', null]);
    expect(await disk.settle()).toBe(false);
    expect(asked).toEqual([['/memfs/-/a', '/memfs/-/none']]);
  });

  test('tells everybody who waits that something came', async () => {
    const { disk, text } = open({ '/memfs/-/a': 'A' });
    text('/memfs/-/a');
    expect(await Promise.all([disk.settle(), disk.settle()])).toEqual([true, true]);
  });

  test('asks again for what may have changed', async () => {
    const { disk, files, text } = open({ '/memfs/-/a': 'A' });
    await disk.bring('/memfs/-/a');
    files['/memfs/-/a'] = 'B';
    expect(text('/memfs/-/a')).toBe('A');
    disk.forget();
    expect(text('/memfs/-/a')).toBeNull();
    await disk.settle();
    expect(text('/memfs/-/a')).toBe('B');
  });

  test('holds what is written until the editor has it, and tells of no file beside', async () => {
    const { disk, files, text } = open({});
    disk.write('/memfs/-/a.0.tmp', new TextEncoder().encode('A'));
    disk.write('/memfs/-/a', new TextEncoder().encode('A'));
    disk.write('/memfs/-/a.0.tmp', null);
    expect(text('/memfs/-/a')).toBe('A');
    disk.forget();
    await disk.settle();
    expect(files).toEqual({ '/memfs/-/a': 'A' });
  });

  test('has what the editor has where something could not be written', async () => {
    const { disk, text } = open({ '/memfs/-/locked': 'old' });
    disk.write('/memfs/-/locked', new TextEncoder().encode('new'));
    await disk.settle();
    text('/memfs/-/locked');
    await disk.settle();
    expect(text('/memfs/-/locked')).toBe('old');
  });
});
