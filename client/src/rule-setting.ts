import * as vscode from 'vscode';
import type { TurnRuleArguments } from './protocol.ts';

type Rules = Readonly<Record<string, unknown>>;

/** Turns a rule off in the editor's settings, or takes that back wherever it was said. */
export async function turnRule({ uri, rule, where }: TurnRuleArguments, to: 'off' | null): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('jiaohe', vscode.Uri.parse(uri));
  const said = configuration.inspect<Rules>('rules');
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const places = [
    { target: Global, rules: said?.globalValue },
    { target: Workspace, rules: said?.workspaceValue },
    { target: WorkspaceFolder, rules: said?.workspaceFolderValue },
  ];
  if (to === null) {
    for (const { target, rules } of places) {
      if (rules?.[rule] !== 'off') continue;
      const { [rule]: _, ...others } = rules;
      await configuration.update('rules', Object.keys(others).length > 0 ? others : undefined, target);
    }
    return;
  }
  // What the report's own folder says of the rule would outdo what is said of all folders.
  const inFolder = places.find(({ target, rules }) => target === WorkspaceFolder && rules && rule in rules);
  const wanted = where === 'user' ? Global : Workspace;
  const place = (where === 'folder' && inFolder) || places.find(({ target }) => target === wanted)!;
  await configuration.update('rules', { ...place.rules, [rule]: to }, place.target);
}
