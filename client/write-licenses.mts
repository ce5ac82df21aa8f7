// Run after esbuild: writes the licences of exactly the packages it bundled, from its list of inputs, into dist/licenses.txt.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

const inputs = ['dist/bundled.json', 'dist/web/bundled.json'].flatMap((file) => {
  const { outputs } = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Metafile;
  return Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
});
const folders = [...new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []))];
const notices = new Set(folders.map(toNotice));

const HEAD = '校核的程序包含以下软件。\nJiaohe contains the following software.\n';
writeFileSync(path.join(ROOT, 'dist/licenses.txt'), [HEAD, ...[...notices].sort()].join(`\n${'='.repeat(80)}\n\n`));

/** A package's name and everything it says of its licence. */
function toNotice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'));
  const files = readdirSync(path.join(ROOT, folder)).filter((file) => /^(?:licen[cs]e|notice|thirdparty)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(ROOT, folder, file), 'utf8').trim());
  if (!files.some((file) => /^licen/i.test(file))) texts.push(readKept(name));
  return `${[`${name} ${version} (${license})`, ...texts].join('\n\n').replaceAll('\r\n', '\n')}\n`;
}

/** The licence of a package that comes without its text, as it stands where the package is made. */
function readKept(name: string): string {
  const file = path.join(ROOT, 'client/licenses', `${name.replace('/', '-')}.txt`);
  if (!existsSync(file)) throw new Error(`${name} comes without the text of its licence`);
  return readFileSync(file, 'utf8').trim();
}
