import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { version } from '../../package.json';

const { packed } = inject('prepared');
const installed = path.join(packed.extensions, `jiaohe.jiaohe-${version}`);

/** The files under a folder, by their paths with slashes. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).split(path.sep).join('/'))
    .sort();
}

test('vsce has nothing to object to', () => {
  expect(packed.output).toContain('Packaged:');
  expect(packed.output).not.toMatch(/WARNING|ERROR/);
});

test('the .vsix holds what is on the list and nothing else', () => {
  const files = filesIn(installed).filter((file) => !file.startsWith('dist/rules/'));
  expect(files).toMatchInlineSnapshot(`
    [
      ".vsixmanifest",
      "LICENSE.txt",
      "changelog.md",
      "client/media/icon.png",
      "client/media/icon.svg",
      "client/media/view.svg",
      "dist/extension.js",
      "dist/jieba.js",
      "dist/jieba_rs_wasm_bg.wasm",
      "dist/server.js",
      "package.json",
      "package.nls.en.json",
      "package.nls.json",
      "readme.md",
      "snippets/gongwen.json",
      "syntaxes/gongwen.tmLanguage.json",
      "syntaxes/language-configuration.json",
    ]
  `);
});

test('the .vsix holds the page of every rule', () => {
  const pages = readdirSync(path.join(import.meta.dirname, '../rules')).filter((file) => file.endsWith('.md'));
  expect(filesIn(path.join(installed, 'dist/rules'))).toEqual(pages.sort());
});
