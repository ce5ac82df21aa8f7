import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const biome = join(import.meta.dirname, '../../node_modules/@biomejs/biome/bin/biome');

/** A value as the JSON file of that name holds it, in the form that the formatter demands. */
export function toJsonFile(value: unknown, name: string): string {
  const input = `${JSON.stringify(value, null, 2)}\n`;
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${name}`], { input, encoding: 'utf8' });
}
