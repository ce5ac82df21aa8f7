import * as vscode from 'vscode';
import { exists } from './files.ts';

/**
 * What is kept beside a report goes along where the report is renamed or moved in the editor, or saved under another name, so
 * that what was ignored stays so.
 */
export function followReports(): vscode.Disposable {
  return vscode.Disposable.from(
    // Afterwards and not as part of the renaming: about that the editor would ask the user first.
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        if (isReport(oldUri) && isReport(newUri)) void takeKept('rename', oldUri, newUri);
      }
    }),
    vscode.workspace.onDidSaveTextDocument((saved) => {
      const origin = findOrigin(saved);
      if (origin && isReport(origin.uri) && isReport(saved.uri)) void takeKept('copy', origin.uri, saved.uri);
    }),
  );
}

/** Of which document another one is a copy. The editor tells of none, but shows the first one until the second is written. */
function findOrigin(saved: vscode.TextDocument): vscode.TextDocument | null {
  const shown = vscode.window.activeTextEditor?.document;
  return shown && shown !== saved && shown.getText() === saved.getText() ? shown : null;
}

function isReport({ path }: vscode.Uri): boolean {
  return /\.(?:txt|md|markdown|gongwen|docx)$/i.test(path);
}

/** What stands there already belongs to another report. */
async function takeKept(how: 'rename' | 'copy', from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const before = keptBeside(from);
  const after = keptBeside(to);
  if ((await exists(before)) && !(await exists(after))) {
    // Without the right to write there it stays where it is, as the findings tell soon enough.
    await vscode.workspace.fs[how](before, after).then(undefined, () => undefined);
  }
}

function keptBeside(report: vscode.Uri): vscode.Uri {
  return report.with({ path: `${report.path}.jiaohe.json` });
}
