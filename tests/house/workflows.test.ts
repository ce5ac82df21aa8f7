import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The workflows name what there is, and nobody's code but GitHub's own and ours. */
const ROOT = path.join(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.github/workflows');
const { scripts, devDependencies, engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>>;
}

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const workflow = parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('may read and no more, and every step does one thing', () => {
    expect(workflow.name).toBe(path.parse(name).name);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
  });

  test('uses GitHub’s own actions alone, each at one commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test('runs scripts that exist, and programs that are dependencies or of a fixed version', () => {
    const lines = steps.flatMap(({ run }) => run ?? []).join('\n');
    const named = [...lines.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    const programs = [...lines.matchAll(/npx (?:--yes )?(\S+)/g)].map(([, program]) => program!);
    const known: Readonly<Record<string, string>> = { vsce: '@vscode/vsce', vitest: 'vitest' };
    expect(programs.filter((one) => !/@\d+\.\d+\.\d+$/.test(one) && !(known[one]! in devDependencies))).toEqual([]);
  });
});

test('the oldest VS Code that is supported is tried', () => {
  const { jobs } = parse(readFileSync(path.join(FOLDER, 'ci.yml'), 'utf8')) as Workflow;
  const versions = jobs.oldest!.steps.flatMap(({ env }) => env?.JIAOHE_TEST_VSCODE ?? []);
  expect(versions).toEqual([engines.vscode.replace('^', '')]);
});
