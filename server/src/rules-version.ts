import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RulesVersion } from './formats/batch/format.ts';
import { rules } from './rules/index.ts';

/** By which rules the program in a folder judges. Building it writes beside it what it was built from. */
export function readRulesVersion(program: string): RulesVersion {
  return { count: rules.length, fingerprint: readFingerprint(program) };
}

function readFingerprint(program: string): string {
  try {
    return readFileSync(path.join(program, 'rules.sha256'), 'utf8').slice(0, 12);
  } catch {
    return '';
  }
}
