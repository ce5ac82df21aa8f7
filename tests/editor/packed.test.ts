import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { version } from '../../package.json';
import { ROOT } from './host/places.mts';

const { folder, packed } = inject('prepared');
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
      "client/kit/检查文件夹.cmd",
      "client/kit/检查文件夹.sh",
      "client/media/icon.png",
      "client/media/icon.svg",
      "client/media/sample-report.txt",
      "client/media/view.svg",
      "client/media/walkthrough/findings-dark.png",
      "client/media/walkthrough/findings-light.png",
      "client/media/walkthrough/fixes-dark.png",
      "client/media/walkthrough/fixes-light.png",
      "client/media/walkthrough/ignoring-dark.png",
      "client/media/walkthrough/ignoring-light.png",
      "client/media/walkthrough/ledger-dark.png",
      "client/media/walkthrough/ledger-light.png",
      "client/media/walkthrough/new-dark.png",
      "client/media/walkthrough/new-light.png",
      "dist/batch.js",
      "dist/cli.js",
      "dist/client.js",
      "dist/export.js",
      "dist/extension.js",
      "dist/jieba.js",
      "dist/jieba_rs_wasm_bg.wasm",
      "dist/licenses.txt",
      "dist/many-reports.js",
      "dist/program.js",
      "dist/rules.sha256",
      "dist/server.js",
      "dist/web/extension.js",
      "dist/web/server.js",
      "package.json",
      "package.nls.en.json",
      "package.nls.json",
      "readme.md",
      "server/schemas/profile.schema.json",
      "server/schemas/settings.schema.json",
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

test('the .vsix names every package that is bundled in it, with the text of its licence', () => {
  const licenses = readFileSync(path.join(installed, 'dist/licenses.txt'), 'utf8');
  const packages = bundledPackages();
  expect(packages).toContain('node_modules/zod');
  for (const folder of packages) {
    const { name, version } = JSON.parse(readText(folder, 'package.json'));
    const license = readdirSync(path.join(ROOT, folder)).find((file) => /^licen[cs]e/i.test(file));
    // Where a package comes without its licence, we keep the text.
    const text = license ? readText(folder, license) : readText('client/licenses', `${name}.txt`);
    expect(licenses).toContain(`\n${name} ${version} (`);
    expect(licenses).toContain(text.replaceAll('\r\n', '\n').trim());
  }
  const named = licenses.match(/(?<=={80}\n\n)\S+ \S+(?= \()/g) ?? [];
  expect(named).toHaveLength(new Set(packages.map((folder) => readText(folder, 'package.json'))).size);
});

test('the .vsix is small, runs on any machine, and no source map is in it', () => {
  const names = filesIn(installed);
  expect(names.filter((name) => /\.(?:node|so|dll|dylib|exe|map|[cm]?ts)$/.test(name))).toEqual([]);
  expect(names.filter((name) => !name.startsWith('dist/rules/')).length).toBeLessThanOrEqual(60);
  expect(statSync(path.join(folder, 'jiaohe.vsix')).size).toBeLessThan(6_000_000);
  const files = names.map((file) => path.join(installed, file));
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(13_000_000);
  for (const file of files.filter((file) => file.endsWith('.js')))
    expect(readFileSync(file, 'utf8')).not.toContain('sourceMappingURL=data');
});

/** The folders of the packages whose files esbuild put into one of the bundles. */
function bundledPackages(): readonly string[] {
  const { inputs } = JSON.parse(readText('dist', 'bundled.json')) as { inputs: Record<string, unknown> };
  const folders = Object.keys(inputs).map((file) => file.split('/'));
  const packages = folders.flatMap((names) => {
    const last = names.lastIndexOf('node_modules');
    if (last < 0) return [];
    return [names.slice(0, last + (names[last + 1]!.startsWith('@') ? 3 : 2)).join('/')];
  });
  return [...new Set(packages)];
}

function readText(...names: readonly string[]): string {
  return readFileSync(path.join(ROOT, ...names), 'utf8');
}
