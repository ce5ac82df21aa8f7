import { readFileSync, statSync } from 'node:fs';
import { type Decoded, decode } from './decode.ts';
import { isMissing, toFileProblem, toKindProblem } from './file-problem.ts';
import { LARGEST_TEXT, wordTooLarge } from './limits.ts';

/** A file's text, or why it cannot be read; what has more bytes than the limit is not. Whoever wants the bytes as well, hears them. */
export function readTextFile(
  file: string,
  hear: (bytes: Uint8Array) => void = () => {},
  limit: number = LARGEST_TEXT,
): Decoded {
  try {
    const stats = statSync(file);
    const odd = toKindProblem(stats);
    if (odd !== null) return { ok: false, reason: odd };
    if (stats.size > limit) return { ok: false, reason: wordTooLarge(limit) };
    const bytes = readFileSync(file);
    hear(bytes);
    return decode(bytes);
  } catch (error) {
    const reason = toFileProblem(error);
    return isMissing(error) ? { ok: false, reason, missing: true } : { ok: false, reason };
  }
}

/** The text that comes in on standard input, up to so many bytes, or why it cannot be read. */
export async function readStandardInput(input: AsyncIterable<Uint8Array>, limit: number): Promise<Decoded> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      size += chunk.length;
      if (size > limit) return { ok: false, reason: wordTooLarge(limit) };
      chunks.push(chunk);
    }
  } catch (error) {
    return { ok: false, reason: toFileProblem(error) };
  }
  return decode(Buffer.concat(chunks));
}
