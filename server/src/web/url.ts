/** What of `node:url` the program uses, where there is no Node: a path begins with the scheme and the authority of the editor's file system. */

/** `vscode-vfs://github/a/b.txt` is `/vscode-vfs/github/a/b.txt`; where there is no authority, `-` stands for it. */
export function fileURLToPath(uri: string): string {
  const [, scheme, authority, path] = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)/i.exec(uri) ?? [];
  if (!scheme || scheme === 'untitled' || path === undefined) throw new TypeError(`no file: ${uri}`);
  return `/${scheme}/${authority || '-'}${decodeURIComponent(path)}`;
}

export function pathToFileURL(path: string): { readonly href: string } {
  const [, scheme, authority, ...names] = path.split('/');
  // An editor leaves the slashes out where there is no authority, but for its own files.
  const host = authority && authority !== '-' ? `//${authority}` : scheme === 'file' ? '//' : '';
  return { href: `${scheme}:${host}/${names.map(encodeURIComponent).join('/')}` };
}
