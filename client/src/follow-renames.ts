import * as vscode from 'vscode';
import { exists } from './files.ts';

/**
 * What is kept beside a report goes along where the report is renamed or moved in the editor, so that what was ignored stays
 * so. Afterwards and not as part of the renaming: about that the editor would ask the user first.
 */
export function followRenames(): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      if (REPORT.test(oldUri.path) && REPORT.test(newUri.path)) void moveKept(keptBeside(oldUri), keptBeside(newUri));
    }
  });
}

const REPORT = /\.(?:txt|md|markdown|gongwen|docx)$/i;

/** One that stands there already belongs to another report. */
async function moveKept(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  if ((await exists(from)) && !(await exists(to))) {
    // Without the right to write there it stays where it is, as the findings tell soon enough.
    await vscode.workspace.fs.rename(from, to).then(undefined, () => undefined);
  }
}

function keptBeside(report: vscode.Uri): vscode.Uri {
  return report.with({ path: `${report.path}.jiaohe.json` });
}
