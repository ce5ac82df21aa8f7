import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { USER_NODE } from './user-node.ts';

const program = path.join(import.meta.dirname, '../../dist/cli.js');

/** Two sums, the first of them wrong. */
export const wrong = '2023年，全镇共受理群众诉求120件，分别是咨询85件、投诉45件。办结率100%。\n';
/** Nothing to find once no kind of report is asked for. */
export const clean = '云上镇认真组织学习，工作有序推进。\n';

/** How a command ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The parts of the printed JSON that the tests look at. */
export interface Printed {
  readonly reports: readonly {
    readonly file: string;
    readonly profile: string | null;
    readonly year: number | null;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** What stands on standard input. */
export interface Input {
  readonly input: string;
}

/** A terminal whose folder is one of its own, which goes away with the tests of the file. */
export interface Terminal {
  readonly root: string;
  readonly write: (file: string, content: string | Buffer) => void;
  /** Runs the built program in a folder below. */
  readonly jiaohe: (folder: string, ...words: readonly (string | Input)[]) => Promise<Outcome>;
  /** What `jiaohe check` prints for other programs. */
  readonly checked: (folder: string, ...words: readonly (string | Input)[]) => Promise<Printed>;
  readonly run: (command: string, words: readonly string[], folder: string, input?: string) => Promise<Outcome>;
}

/** Opens a terminal; the name of its folder has spaces and brackets in it, as those of offices do. */
export function openTerminal(): Terminal {
  const root = mkdtempSync(path.join(tmpdir(), '校核 命令行（2023）'));
  afterAll(() => rmSync(root, { recursive: true }));
  const run: Terminal['run'] = (command, words, folder, input = '') =>
    new Promise((resolve) => {
      const options = { cwd: path.join(root, folder), maxBuffer: 2 ** 30 };
      const child = execFile(command, words, options, (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
      child.stdin?.on('error', () => {}).end(input);
    });
  const jiaohe: Terminal['jiaohe'] = (folder, ...words) => {
    const input = words.find((word) => typeof word === 'object');
    return run(USER_NODE, [program, ...words.filter((word) => typeof word === 'string')], folder, input?.input);
  };
  return {
    root,
    run,
    jiaohe,
    write: (file, content) => {
      const target = path.join(root, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    checked: async (folder, ...words) => {
      const { stdout, stderr } = await jiaohe(folder, 'check', '--format', 'json', ...words);
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    },
  };
}
