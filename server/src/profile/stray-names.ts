import type { Profile, ProfileProblem } from './schema.ts';

/** Where the parts of a profile name contents that are not there, or name them twice. */
export function findStrayNames({ contents, precedence }: Profile): readonly ProfileProblem[] {
  const ids = contents.map((item) => item.id);
  const unknown = (path: ProfileProblem['path'], names: readonly string[] = []): readonly ProfileProblem[] =>
    names.flatMap((name, at) =>
      ids.includes(name) ? [] : [{ path: [...path, at], message: `没有代号为“${name}”的内容` }],
    );
  const astray = contents.flatMap((item, at) => {
    const repeated = ids.indexOf(item.id) !== at;
    return [
      ...(repeated ? [{ path: ['contents', at, 'id'], message: `代号“${item.id}”重复` }] : []),
      ...unknown(['contents', at, 'outside'], item.outside),
      ...unknown(['contents', at, 'unheaded', 'nameless', 'behind'], item.unheaded?.nameless?.behind),
      ...unknown(
        ['contents', at, 'implied', 'outside'],
        item.implied?.by === 'paragraph' ? item.implied.outside : undefined,
      ),
    ];
  });
  const uneven = ids
    .filter((name) => precedence.filter((other) => other === name).length !== 1)
    .map((name) => ({ path: ['precedence'], message: `“${name}”要列一次，也只能列一次` }));
  return [...astray, ...unknown(['precedence'], precedence), ...uneven];
}
