import type { Decoded } from './decode.ts';
import { readTextFile } from './read-text.ts';

/** A report's text as its file holds it, or why it cannot be read. What is called like no report is tried as text. */
export function readReport(file: string): Decoded {
  return readTextFile(file);
}

/** Said of a report at which we ourselves stumbled. */
export function wordOwnFault(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `检查这份报告时校核出了错（${detail}），这是校核的问题，请告诉开发者`;
}
