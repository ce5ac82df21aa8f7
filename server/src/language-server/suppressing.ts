import { rmSync } from 'node:fs';
import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import type { Result } from '../check.ts';
import { toProblemBeside } from '../documents/file-problem.ts';
import { toNamedPath } from '../documents/last-year.ts';
import { openProject, suppressionsFile } from '../documents/project-files.ts';
import { readReport } from '../documents/read-report.ts';
import { writeWhole } from '../documents/write-whole.ts';
import { UNSAVED } from '../features/dismissals.ts';
import { isSameRange, toRange } from '../features/lsp.ts';
import { ErrorCodes, LSPErrorCodes, Range } from '../features/lsp-values.ts';
import {
  KEEP_LAST_YEAR_COMMAND,
  type KeepLastYearArguments,
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  type SuppressArguments,
  type SuppressRuleArguments,
  UNSUPPRESS_COMMAND,
  type UnsuppressArguments,
} from '../features/protocol.ts';
import { rules } from '../rules/index.ts';
import {
  isOfOneFinding,
  isSameSuppression,
  type Kept,
  printSuppressions,
  toRuleSuppression,
  toSuppression,
} from '../suppressions.ts';
import { filePath } from './document-uri.ts';
import { createTurns } from './in-turn.ts';
import { refusal } from './refusal.ts';

/** What keeping suppressions needs of the server. */
export interface SuppressingOptions {
  /** The present result for an open document; null where it is not open. */
  readonly resultOf: (uri: string, token: CancellationToken) => Promise<Result | null>;
  /** A file of suppressions was written. */
  readonly written: () => void;
}

/** The commands that write and take back suppressions, by name. What they cannot do is refused and leaves all as it was. */
export type SuppressingCommands = Readonly<
  Record<string, (argument: unknown, token: CancellationToken) => Promise<void>>
>;

/** Keeps beside the reports which findings are none. */
export function createSuppressing({ resultOf, written }: SuppressingOptions): SuppressingCommands {
  // Writing waits for the writing before it, since each reads what stands there first.
  const inTurn = createTurns();
  const command = (write: SuppressingCommands[string]): SuppressingCommands[string] => {
    return (argument, token) =>
      inTurn(async () => {
        await write(argument, token);
        written();
      });
  };
  return {
    [SUPPRESS_COMMAND]: command((argument, token) => suppress(argument, (uri) => resultOf(uri, token))),
    [SUPPRESS_RULE_COMMAND]: command(suppressRule),
    [UNSUPPRESS_COMMAND]: command(unsuppress),
    [KEEP_LAST_YEAR_COMMAND]: command(keepLastYear),
  };
}

async function suppress(argument: unknown, resultOf: (uri: string) => Promise<Result | null>): Promise<void> {
  if (!isSuppressArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明要忽略哪一处');
  const { uri, rule, range, subject, message, reason } = argument;
  const result = await resultOf(uri);
  const finding = result?.findings.find(
    (other) =>
      other.rule === rule &&
      other.subject === subject &&
      (message === undefined || other.message === message) &&
      isSameRange(toRange(result.analysis.source, other), range),
  );
  if (!result || !finding) throw refusal(LSPErrorCodes.RequestFailed, '报告已经改动，这一处没有要忽略的问题了');
  const kept = await readForWriting(uri);
  const suppression = toSuppression(result.analysis.source, finding, reason);
  write(uri, { ...kept, suppressions: [...kept.suppressions, suppression] });
}

/** What was said of single findings of the rule stays, for when the rule is followed again. */
async function suppressRule(argument: unknown): Promise<void> {
  if (!isSuppressRuleArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明本文不检查哪一项');
  const { uri, rule, reason } = argument;
  const kept = await readForWriting(uri);
  const others = kept.suppressions.filter((one) => one.rule !== rule || isOfOneFinding(one));
  write(uri, { ...kept, suppressions: [...others, toRuleSuppression(rule, reason)] });
}

async function unsuppress(argument: unknown): Promise<void> {
  if (!isUnsuppressArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明要撤销哪一条忽略记录');
  const { uri, suppression } = argument;
  const kept = await readForWriting(uri);
  const index = kept.suppressions.findIndex((one) => isSameSuppression(one, suppression));
  if (index < 0) throw refusal(LSPErrorCodes.RequestFailed, '忽略记录已经改动，没有这一条了');
  write(uri, { ...kept, suppressions: kept.suppressions.toSpliced(index, 1) });
}

/** Of what lies where no relative path leads, or cannot be read, no record is made. */
async function keepLastYear(argument: unknown): Promise<void> {
  if (!isKeepLastYearArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明关联哪一份上年报告');
  const report = savedFile(argument.uri);
  const kept = await readForWriting(argument.uri);
  if (argument.lastYear === null) return write(argument.uri, { ...kept, lastYear: null });
  const named = toNamedPath(report, filePath(argument.lastYear));
  if (!named.ok) throw refusal(LSPErrorCodes.RequestFailed, named.reason);
  const read = await readReport(named.file);
  if (!read.ok) throw refusal(LSPErrorCodes.RequestFailed, `上年报告读不出来：${read.reason}`);
  write(argument.uri, { ...kept, lastYear: named.path });
}

/** Where nothing is kept there is no file. */
function write(uri: string, kept: Kept): void {
  const file = suppressionsFile(savedFile(uri));
  try {
    if (kept.suppressions.length === 0 && kept.lastYear === null) rmSync(file, { force: true });
    else writeWhole(file, printSuppressions(kept));
  } catch (error) {
    throw refusal(LSPErrorCodes.RequestFailed, `没有写成“${path.basename(file)}”：${toProblemBeside(error)}`);
  }
}

/** What stands in a file we are about to write; one that cannot be followed is not written over. */
async function readForWriting(uri: string): Promise<Kept> {
  const answer = await openProject().keptBeside(savedFile(uri));
  if (answer.ok) return answer.value;
  throw refusal(LSPErrorCodes.RequestFailed, `${path.basename(answer.file)} 写得不对，请先改正或删除它`);
}

function isSuppressArguments(value: unknown): value is SuppressArguments {
  const { uri, rule, range, ...rest } = Object(value) as Partial<Record<keyof SuppressArguments, unknown>>;
  const words = [rest.subject, rest.message, rest.reason];
  return typeof uri === 'string' && typeof rule === 'string' && Range.is(range) && words.every(isWordsOrNothing);
}

function isSuppressRuleArguments(value: unknown): value is SuppressRuleArguments {
  const { uri, rule, reason } = Object(value) as Partial<Record<keyof SuppressRuleArguments, unknown>>;
  return typeof uri === 'string' && rules.some(({ id }) => id === rule) && isWordsOrNothing(reason);
}

function isUnsuppressArguments(value: unknown): value is UnsuppressArguments {
  const { uri, suppression } = Object(value) as Partial<Record<keyof UnsuppressArguments, unknown>>;
  return typeof uri === 'string' && typeof suppression === 'object' && suppression !== null;
}

function isKeepLastYearArguments(value: unknown): value is KeepLastYearArguments {
  const { uri, lastYear } = Object(value) as Partial<Record<keyof KeepLastYearArguments, unknown>>;
  return typeof uri === 'string' && (lastYear === null || typeof lastYear === 'string');
}

function isWordsOrNothing(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function savedFile(uri: string): string {
  const file = filePath(uri);
  if (file !== null) return file;
  throw refusal(LSPErrorCodes.RequestFailed, UNSAVED);
}
