import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { findJudges } from '../../server/judges.mts';

const root = join(import.meta.dirname, '../../server/src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What a file loads as soon as it is loaded itself; types and `import()` load nothing. */
function loadedBy(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)from\s*'([^']+)'/gm)]
    .filter(([, names]) => !/^\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?,?)+\s*\}\s*$/.test(names!))
    .map(([, , from]) => (from!.startsWith('.') ? relative(root, join(root, dirname(file), from!)) : from!));
}

/** Everything that is loaded with these files, and by whom. */
function loadedWith(...entries: readonly string[]): ReadonlyMap<string, string | null> {
  const seen = new Map<string, string | null>(entries.map((entry) => [entry, null]));
  for (const file of seen.keys()) {
    if (!files.includes(file)) continue;
    for (const loaded of loadedBy(file)) if (!seen.has(loaded)) seen.set(loaded, file);
  }
  return seen;
}

/** The files through which a start of the program comes to load something; null where it does not. */
function wayTo(wanted: string, from: string): readonly string[] | null {
  const seen = loadedWith(from);
  if (!seen.has(wanted)) return null;
  const way = [wanted];
  for (let at = seen.get(wanted) ?? null; at !== null; at = seen.get(at) ?? null) way.unshift(at);
  return way;
}

test('no file comes to load itself: what stands first in a circle finds the rest of it empty', () => {
  const loads = new Map(files.map((file) => [file, loadedBy(file).filter((loaded) => files.includes(loaded))]));
  // What loads nothing that is left stands in no circle.
  for (let settled = -1; settled !== loads.size; ) {
    settled = loads.size;
    for (const [file, loaded] of loads) if (!loaded.some((other) => loads.has(other))) loads.delete(file);
  }
  expect([...loads.keys()]).toEqual([]);
});

test.each(['program.ts', 'server.ts', 'many-reports.ts'])(
  '%s loads the schema library only where a file of ours is read',
  (entry) => {
    expect(wayTo('zod', entry)).toBeNull();
    expect(wayTo('jsonc-parser', entry)).toBeNull();
  },
);

test('what reads the files of ours does load it', () => {
  expect(wayTo('zod', 'settings/file.ts')).not.toBeNull();
  expect(wayTo('zod', 'own-profile.ts')).not.toBeNull();
});

test.each(['cli.ts', 'server.ts', 'many-reports.ts'])('%s does not load what writes Word files', (entry) => {
  expect(wayTo('docx', entry)).toBeNull();
  expect(wayTo('docx', 'export.ts')).not.toBeNull();
});

test('a result tells which rules it came about by: the fingerprint is that of every file that leads to a finding', async () => {
  const project = join(root, '../..');
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: ['server/src/check.ts', 'server/src/jieba.ts'],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['nodejieba'],
    logLevel: 'error',
  });
  const judges = [...loadedWith('check.ts', 'jieba.ts').keys()]
    .filter((name) => /\.(?:ts|json)$/.test(name))
    .map((name) => relative(project, join(root, name)).split(sep).join('/'));
  expect(findJudges(metafile)).toEqual(judges.toSorted());
  expect(judges).toEqual(
    expect.arrayContaining(['server/profiles/terms.json', 'server/src/profile/phrases.ts', 'server/src/rules/rule.ts']),
  );
});
