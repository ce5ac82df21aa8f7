import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

/** What is exported is used somewhere else: the rest is nobody's business but the file's own. */
const root = join(import.meta.dirname, '../..');
const files = ['client', 'server', 'syntaxes', 'tests']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .concat('vitest.config.mts')
  .filter((file) => /\.m?ts$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));
const codeOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** What programs that are no part of the project ask for: the editor, and in a browser whoever asks for Node's modules. */
const ASKED_FROM_OUTSIDE =
  /^(?:client\/src\/extension\.ts (?:de)?activate|tests\/editor\/host\/worker\.mts run|server\/src\/web\/(?:fs|nothing)\.ts \w+)$/;

/** The places that package.json gives other names. */
const { imports: ALIASES } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function exportedBy(code: string): readonly string[] {
  return [...code.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name]) => name!);
}

/** Each name that a file takes from another one, as `file name`; a whole module is `file *`. */
function takenBy(file: string, code: string): readonly string[] {
  const placesOf = (from: string): readonly string[] =>
    from.startsWith('#')
      ? Object.values<string>(ALIASES[from]).map((place) => posix.normalize(place))
      : [posix.join(posix.dirname(file), from)];
  const namesOf = (list: string): readonly string[] =>
    list.split(',').flatMap((name) => /^\s*(?:type )?(\w+)/.exec(name)?.[1] ?? []);
  const plain = [...code.matchAll(/^(?:import|export) (?:type )?(?:\{([^}]*)\}|\*[^']*) from '([.#][^']*)'/gm)];
  const later = [
    ...code.matchAll(/\{([^{}]*)\} = await import\('([.#][^']*)'\)/g),
    ...[...code.matchAll(/import\('([.#][^']*)'\)(?:\)?\.then\(\(\{([^}]*)\}|\)\.(\w+)|, '(\w+)'>)/g)].map(
      ([all, from, list, name, picked]) => [all, list ?? name ?? picked, from] as const,
    ),
  ];
  return [...plain, ...later].flatMap(([, list, from]) =>
    placesOf(from!).flatMap((place) =>
      list === undefined ? [`${place} *`] : namesOf(list).map((name) => `${place} ${name}`),
    ),
  );
}

test('nothing is exported that nobody takes', () => {
  const taken = new Set([...codeOf].flatMap(([file, code]) => takenBy(file, code)));
  const left = [...codeOf].flatMap(([file, code]) =>
    exportedBy(code)
      .map((name) => `${file} ${name}`)
      .filter((one) => !taken.has(one) && !taken.has(`${file} *`) && !ASKED_FROM_OUTSIDE.test(one)),
  );
  expect(left).toEqual([]);
});
