import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

/** Lowest first. A file imports from its own floor and from lower ones; features and formats stand side by side. */
const FLOORS = [
  'analysis',
  'claims',
  'profile|terms|no-eval',
  'rules',
  'settings|suppressions|identity|nearest|json-text|own-profile|html|csv',
  'check',
  'ledger|baseline|acceptances',
  'features|formats',
  'documents',
  'entries',
];

const root = join(import.meta.dirname, '../../server/src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** The floor a file stands on, by its folder or its name. */
function floorOf(file: string): number {
  const name = file.split(sep)[0]!.replace(/\.ts$/, '');
  const floor = FLOORS.findIndex((floor) => floor.split('|').includes(name));
  return floor < 0 ? FLOORS.length - 1 : floor;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+\.ts)'/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1]!)),
  );
}

const imports = files.flatMap((file) => importsOf(file).map((imported) => ({ file, imported })));

test('nobody imports from a higher floor', () => {
  expect(imports.filter(({ file, imported }) => floorOf(imported) > floorOf(file))).toEqual([]);
});

test('features and formats do not know each other', () => {
  const crossing = imports.filter(
    ({ file, imported }) =>
      (file.startsWith('features') && imported.startsWith('formats')) ||
      (file.startsWith('formats') && imported.startsWith('features')),
  );
  expect(crossing).toEqual([]);
});

test('a rule imports no other rule', () => {
  const rules = readFileSync(join(root, 'rules/index.ts'), 'utf8');
  const ruleFiles = [...rules.matchAll(/from '\.\/([a-z-]+)\.ts'/g)].map((match) => join('rules', `${match[1]}.ts`));
  const isRule = (file: string): boolean => ruleFiles.includes(file) && file !== join('rules', 'rule.ts');
  expect(imports.filter(({ file, imported }) => isRule(file) && isRule(imported))).toEqual([]);
});

test('what stands in the room of a rule serves that rule alone', () => {
  const roomOf = (file: string): string => file.split(sep).slice(0, -1).join(sep);
  const rooms = imports.filter(({ imported }) => /^rules[\\/].+[\\/]/.test(imported));
  expect(rooms.length).toBeGreaterThan(0);
  expect(
    rooms.filter(({ file, imported }) => file !== `${roomOf(imported)}.ts` && roomOf(file) !== roomOf(imported)),
  ).toEqual([]);
});

test('below the entries nothing touches the world: no Node module, no clock, no chance', () => {
  const pure = files.filter((file) => floorOf(file) < FLOORS.indexOf('documents'));
  const worldly = /from '(?:node:|vscode'|nodejieba)|\bDate\b|Math\.random|process\./;
  expect(pure.filter((file) => worldly.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('what of the protocol is there at run time is imported in one place: elsewhere it would be bundled again', () => {
  const importing = files.filter((file) =>
    /^(?:im|ex)port (?!type )[^;]*from 'vscode-languageserver'/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(importing).toEqual([join('features', 'lsp-values.ts')]);
});
