import * as vscode from 'vscode';
import { chooseLanguage, speak } from './say.ts';

const change = new vscode.EventEmitter<void>();

/** Another language is spoken from now on: what is shown already is to be shown anew. */
export const onDidChangeLanguage = change.event;

/** Speaks as the user wants, from the beginning and whenever they change their mind. */
export function followLanguage(): vscode.Disposable {
  speakAsWanted();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('jiaohe.locale')) return;
    speakAsWanted();
    change.fire();
  });
}

function speakAsWanted(): void {
  const wanted = vscode.workspace.getConfiguration('jiaohe').get('locale', 'auto');
  // Of all that knows the system's language, this is made the soonest; a format of dates takes longer than all else at the start.
  const system = new Intl.PluralRules().resolvedOptions().locale;
  speak(chooseLanguage({ wanted, editor: vscode.env.language, system }));
}
