/** What of `node:path` the program uses, where there is no Node: paths of the one form that disk.ts gives to the editor's files. */

export const sep = '/';

export function isAbsolute(name: string): boolean {
  return name.startsWith('/');
}

export function join(...names: readonly string[]): string {
  return normalise(names.filter((name) => name !== '').join('/'));
}

export function resolve(...names: readonly string[]): string {
  let whole = '';
  for (const name of names) if (name !== '') whole = isAbsolute(name) ? name : `${whole}/${name}`;
  const path = normalise(`/${whole}`);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

export function dirname(name: string): string {
  const end = trimmed(name).lastIndexOf('/');
  return end > 0 ? trimmed(name.slice(0, end)) : end === 0 ? '/' : '.';
}

export function basename(name: string): string {
  const whole = trimmed(name);
  return whole === '/' ? '' : whole.slice(whole.lastIndexOf('/') + 1);
}

export function extname(name: string): string {
  const base = basename(name);
  const dot = base.lastIndexOf('.');
  return dot > 0 && base !== '..' ? base.slice(dot) : '';
}

export function parse(name: string): { readonly base: string; readonly name: string; readonly ext: string } {
  const [base, ext] = [basename(name), extname(name)];
  return { base, name: base.slice(0, base.length - ext.length), ext };
}

export function relative(from: string, to: string): string {
  const [start, end] = [from, to].map((name) => resolve(name).split('/').filter(Boolean)) as [string[], string[]];
  const fork = start.findIndex((name, at) => name !== end[at]);
  const shared = fork < 0 ? start.length : fork;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

export const posix = { sep, isAbsolute, join, resolve, dirname, basename, extname, parse, relative };

/** Paths as somebody may have written them on Windows are told from others here too. */
export const win32 = { isAbsolute: (name: string): boolean => /^(?:[a-z]:)?[\\/]/i.test(name) };

export default { ...posix, posix, win32 };

/** Without a slash at its end, unless it is one. */
function trimmed(name: string): string {
  let end = name.length;
  while (end > 1 && name[end - 1] === '/') end--;
  return name.slice(0, end);
}

function normalise(name: string): string {
  const absolute = isAbsolute(name);
  const names: string[] = [];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') names.push(part);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!absolute) names.push('..');
  }
  const path = names.join('/') + (names.length > 0 && name.endsWith('/') ? '/' : '');
  return absolute ? `/${path}` : path || '.';
}
