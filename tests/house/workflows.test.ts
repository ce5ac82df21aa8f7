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
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Steps, or the workflow that it stands for. */
interface Job {
  readonly needs?: readonly string[] | string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

function readWorkflow(name: string): Workflow {
  return parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Workflow;
}

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const workflow = readWorkflow(name);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

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

  test('leaves nobody’s rights behind in the folder in which it then runs what others wrote', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('ends, whatever hangs', () => {
    const own = Object.values(workflow.jobs).filter(({ uses }) => uses === undefined);
    expect(own.filter((job) => !(Number(job['timeout-minutes']) <= 60))).toEqual([]);
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

describe('before anything is published', () => {
  const { on, jobs } = readWorkflow('ci.yml');
  const release = readWorkflow('release.yml').jobs;

  test('the oldest VS Code that is supported is tried', () => {
    const versions = jobs.oldest!.steps!.flatMap(({ env }) => env?.JIAOHE_TEST_VSCODE ?? []);
    expect(versions).toEqual([engines.vscode.replace('^', '')]);
  });

  test('the oldest Node.js that is supported is tried, on every system', () => {
    const { os, node } = jobs.test!.strategy!.matrix;
    expect(os!.map((name) => String(name).split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
    expect(`>=${node![0]}`).toBe(engines.node);
  });

  test('all of that has come off well, and a package for every kind of machine lies there', () => {
    expect(on).toHaveProperty('workflow_call');
    expect(release.test!.uses).toBe('./.github/workflows/ci.yml');
    expect(release.publish!.needs).toEqual(['test', 'pack']);
  });

  test('no step sees a secret but the one that publishes with it', () => {
    const told = Object.values(release).map(({ env }) => Object.values(env ?? {}).join());
    expect(told.filter((text) => /secrets\.\w+ *\}/.test(text))).toEqual([]);
    const seeing = release.publish!.steps!.filter(({ env }) => env);
    expect(seeing.map(({ run }) => run!.split(' ').includes('publish'))).toEqual([true, true]);
  });
});
