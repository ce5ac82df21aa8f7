import { EOL } from 'node:os';
import path from 'node:path';
import type { ImportArguments } from '../command-line/import.ts';
import { toDraft } from '../documents/draft.ts';
import { readReport } from '../documents/read-report.ts';
import { writeNewFile } from '../documents/write-results.ts';
import { visible } from '../formats/terminal.ts';
import { complain, type ExitStatus } from './reading.ts';

/** `jiaohe import`: makes a draft of a Word file. */
export async function runImport({ file, out }: ImportArguments): Promise<ExitStatus> {
  const reading = await readReport(file);
  if (!reading.ok || !reading.word) {
    complain(`${visible(file)}：${reading.ok ? '不是 Word 文件' : reading.reason}`);
    return 3;
  }
  const { headings, leftOut } = reading.word;
  const draft = toDraft(reading.text, headings);
  if (out === '-') process.stdout.write(draft);
  else {
    const reason = writeNewFile(path.resolve(out), `${MARK}${draft.replaceAll('\n', EOL)}`);
    if (reason !== null) {
      complain(`${visible(out)}：草稿没有写成，${reason}`);
      return 2;
    }
    process.stdout.write(`草稿已写成：${visible(out)}\n`);
  }
  if (leftOut !== '') complain(leftOut);
  return 0;
}

/** With it, every Notepad, Word and WPS read the draft without guessing. */
const MARK = '\ufeff';
