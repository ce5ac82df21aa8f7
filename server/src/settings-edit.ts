import { applyEdits, type FormattingOptions, findNodeAtLocation, type JSONPath, modify, parseTree } from 'jsonc-parser';

/**
 * The text of a settings file in which a rule is turned off, or no longer spoken of. Everything else in it, comments too,
 * stays as it is.
 */
export function switchRule(text: string, rule: string, to: 'off' | null): string {
  if (to !== null) return set(text, ['rules', rule], to);
  const without = set(text, ['rules', rule], undefined);
  const root = parseTree(without);
  const rules = root && findNodeAtLocation(root, ['rules']);
  return rules?.children?.length === 0 ? set(without, ['rules'], undefined) : without;
}

function set(text: string, path: JSONPath, value: unknown): string {
  const formattingOptions: FormattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^( +)\S/m.exec(text)?.[1]?.length ?? 2,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
  };
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}
