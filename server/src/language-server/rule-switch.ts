import path from 'node:path';
import { toProblemBeside } from '../documents/file-problem.ts';
import { openProject } from '../documents/project-files.ts';
import { readTextFile } from '../documents/read-text.ts';
import { writeWhole } from '../documents/write-whole.ts';
import { ErrorCodes, LSPErrorCodes } from '../features/lsp-values.ts';
import { TURN_OFF_COMMAND, TURN_ON_COMMAND, type TurnRuleArguments } from '../features/protocol.ts';
import { rules } from '../rules/index.ts';
import { filePath } from './document-uri.ts';
import { createTurns } from './in-turn.ts';
import { refusal } from './refusal.ts';

/** The commands that turn a rule off and on again in the settings file that holds for a report. Where none holds, the client's own settings are at issue. */
export function createRuleSwitch(written: () => void): Readonly<Record<string, (argument: unknown) => Promise<void>>> {
  const inTurn = createTurns();

  async function turn(argument: unknown, to: 'off' | null): Promise<void> {
    if (!isTurnRuleArguments(argument)) throw refusal(ErrorCodes.InvalidParams, '没有说明是哪一项检查');
    const file = await settingsFileFor(argument.uri);
    const { switchRule } = await import('../settings/edit.ts');
    const decoded = readTextFile(file);
    if (!decoded.ok) throw refusal(LSPErrorCodes.RequestFailed, `${path.basename(file)}：${decoded.reason}`);
    try {
      writeWhole(file, switchRule(decoded.text, argument.rule, to));
    } catch (error) {
      throw refusal(LSPErrorCodes.RequestFailed, `没有写成“${path.basename(file)}”：${toProblemBeside(error)}`);
    }
    written();
  }

  return {
    [TURN_OFF_COMMAND]: (argument) => inTurn(() => turn(argument, 'off')),
    [TURN_ON_COMMAND]: (argument) => inTurn(() => turn(argument, null)),
  };
}

/** One that cannot be followed is not written over. */
async function settingsFileFor(uri: string): Promise<string> {
  const report = filePath(uri);
  const { file, given } = report === null ? NOTHING : await openProject().settingsIn(path.dirname(report));
  if (file === null) throw refusal(LSPErrorCodes.RequestFailed, '这里没有 jiaohe.settings.json 了，请再试一次');
  if (given === null) throw refusal(LSPErrorCodes.RequestFailed, `${path.basename(file)} 写得不对，请先改正`);
  return file;
}

const NOTHING = { file: null, given: null };

function isTurnRuleArguments(value: unknown): value is TurnRuleArguments {
  const { uri, rule, where } = Object(value) as Partial<Record<keyof TurnRuleArguments, unknown>>;
  return typeof uri === 'string' && where === 'file' && rules.some(({ id }) => id === rule);
}
