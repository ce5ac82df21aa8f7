import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../batch/results.ts';
import { visible } from '../formats/terminal.ts';
import { runCheck } from './check.ts';
import { RESULT } from './known.ts';
import { complain, type ExitStatus } from './reading.ts';

/** The folder beside the reports in which all results go, and the one in it for letters. */
const RESULTS = '核对结果';
const LETTERS = '退回意见';

/**
 * `jiaohe folder`: checks all reports in a folder and writes into it whatever a reviewer needs, compared with the last time
 * if there was one. Nothing has to be known or chosen; a script for people who never saw a command line runs it.
 */
export async function runFolder(paths: readonly string[], program: Program): Promise<ExitStatus> {
  const [first] = paths;
  const home = first === undefined ? null : homeOf(first);
  if (home === null) {
    complain(`${visible(first ?? '')}：找不到这个文件夹，请核对名称和位置`);
    return 2;
  }
  const folder = path.join(home, RESULTS);
  process.stdout.write(`检查 ${paths.map(visible).join('、')}\n`);
  return runCheck(
    {
      paths,
      format: null,
      failOn: 'never',
      report: { formats: ['html', 'xlsx', 'json'], folder },
      letters: { folder: path.join(folder, LETTERS), template: null },
      ...(hasResult(folder) && { baseline: folder }),
    },
    program,
  );
}

/** The folder itself, or that of a file. */
function homeOf(named: string): string | null {
  const stats = statSync(named, { throwIfNoEntry: false });
  if (!stats) return null;
  return stats.isDirectory() ? named : path.dirname(named);
}

function hasResult(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => RESULT.test(name));
  } catch {
    return false;
  }
}
