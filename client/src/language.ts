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
  const system = Intl.DateTimeFormat().resolvedOptions().locale;
  speak(chooseLanguage({ wanted, editor: vscode.env.language, system }));
}
