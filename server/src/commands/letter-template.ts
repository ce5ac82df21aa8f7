import { EOL } from 'node:os';
import path from 'node:path';
import type { LetterTemplateArguments } from '../command-line/letter-template.ts';
import { writeNewFile } from '../documents/write-results.ts';
import { DEFAULT_TEMPLATE } from '../formats/letter-template.ts';
import { visible } from '../formats/terminal.ts';
import { complain, type ExitStatus } from './reading.ts';

/** `jiaohe letter-template`: prints our template of a letter, or keeps it as a file, which no shell can garble. */
export function runLetterTemplate({ out }: LetterTemplateArguments): ExitStatus {
  if (out === null) {
    process.stdout.write(DEFAULT_TEMPLATE);
    return 0;
  }
  const reason = writeNewFile(path.resolve(out), `\ufeff${DEFAULT_TEMPLATE.replaceAll('\n', EOL)}`);
  if (reason !== null) {
    complain(`${visible(out)}：模板没有写成，${reason}`);
    return 2;
  }
  process.stdout.write(`模板已写成：${visible(out)}\n`);
  return 0;
}
