import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  type JSONPath,
  modify,
  type Node,
  parseTree,
} from 'jsonc-parser';

/**
 * The text of a settings file in which a rule is turned off, or no longer spoken of. Everything else in it, comments too,
 * stays as it is.
 */
export function switchRule(text: string, rule: string, to: 'off' | null): string {
  if (to !== null) return set(text, ['rules', rule], to);
  if (!find(text, ['rules', rule])) return text;
  const without = set(text, ['rules', rule], undefined);
  return find(without, ['rules'])?.children?.length === 0 ? set(without, ['rules'], undefined) : without;
}

function find(text: string, path: JSONPath): Node | undefined {
  const root = parseTree(text);
  return root && findNodeAtLocation(root, path);
}

function set(text: string, path: JSONPath, value: unknown): string {
  const formattingOptions: FormattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^( +)\S/m.exec(text)?.[1]?.length ?? 2,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
  };
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}
