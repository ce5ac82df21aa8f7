import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const SERVER = join(root, 'server/src/features');
const CLIENT = join(root, 'client/src');
const parts = readdirSync(join(SERVER, 'protocol')).map((name) => `protocol/${name}`);

test.each(['protocol.ts', ...parts])('the client has its copy of %s', async (name) => {
  const text = readFileSync(join(SERVER, name), 'utf8');
  await expect(`// A copy of server/src/features/${name}, written by npm test -- -u.\n\n${text}`).toMatchFileSnapshot(
    join(CLIENT, name),
  );
});

test('it has no copy of anything else', () => {
  expect(readdirSync(join(CLIENT, 'protocol')).map((name) => `protocol/${name}`)).toEqual(parts);
});

test('what is copied leans on nothing else', () => {
  const imports = ['protocol.ts', ...parts].flatMap((name) => [
    ...readFileSync(join(SERVER, name), 'utf8').matchAll(/from '([^']+)'/g),
  ]);
  expect(imports.map(([, from]) => from).filter((from) => !/^\.\/(?:protocol\/)?[a-z]+\.ts$/.test(from!))).toEqual([]);
});
