import * as vscode from 'vscode';
import { currentDocument, selectPlace, toRange } from './places.ts';
import type { Reports } from './reports.ts';
import { say } from './say.ts';
import { tell } from './tell.ts';

/** Selects the next place that is still to be filled in behind the cursor, behind the last one the first, so that what is typed replaces it. */
export async function nextBlank(reports: Reports): Promise<void> {
  const document = currentDocument();
  if (!document) return;
  await reports.refresh(document);
  const blanks = reports.get(document)?.blanks ?? [];
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document);
  const cursor = editor?.selection.end;
  const next = blanks.find((blank) => !cursor || toRange(blank).start.isAfterOrEqual(cursor)) ?? blanks[0];
  if (!next) return tell(say('没有待填写的地方了'));
  await selectPlace(document, next);
}
