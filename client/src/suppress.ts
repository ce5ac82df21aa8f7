import * as vscode from 'vscode';
import { isFile } from '#machine';
import { askToSave } from './files.ts';
import {
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  type SuppressRuleArguments,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  type TurnRuleArguments,
  UNSUPPRESS_COMMAND,
} from './protocol.ts';
import { turnRule } from './rule-setting.ts';
import { say } from './say.ts';
import { tell, tellAtLength } from './tell.ts';
import { fileOf } from './word-files.ts';

/**
 * Carries out one of the server's commands: of those by which the user says that something is none, or takes that back, asks
 * for the reason first, does here what only the editor can do, and tells the user in full where it could not be done.
 */
export async function dismiss(
  command: string,
  argument: unknown,
  askServer: (argument: unknown) => unknown,
): Promise<unknown> {
  if (!DISMISSALS.has(command)) return askServer(argument);
  try {
    await carryOut(command, argument, askServer);
  } catch (error) {
    const { message } = Object(error) as { readonly message?: unknown };
    tellAtLength('warning', say('{0}。', String(message ?? error)));
  }
  return undefined;
}

const DISMISSALS: ReadonlySet<string> = new Set([
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  UNSUPPRESS_COMMAND,
]);

async function carryOut(command: string, argument: unknown, askServer: (argument: unknown) => unknown): Promise<void> {
  switch (command) {
    case SUPPRESS_COMMAND:
    case SUPPRESS_RULE_COMMAND: {
      const { uri = '' } = Object(argument) as Partial<SuppressRuleArguments>;
      if (!isFile(fileOf(vscode.Uri.parse(uri)))) return askToSave(say('请先把报告保存成文件：忽略记录要放在它旁边。'));
      const reason = await askReason(command);
      if (reason === undefined) return;
      await askServer({ ...Object(argument), reason });
      return tell(say('已忽略；在校核的“已忽略”里可以随时撤销。'));
    }
    case TURN_OFF_COMMAND:
    case TURN_ON_COMMAND: {
      const { where } = Object(argument) as TurnRuleArguments;
      if (where === 'file') await askServer(argument);
      else await turnRule(argument as TurnRuleArguments, command === TURN_OFF_COMMAND ? 'off' : null);
      if (command === TURN_OFF_COMMAND) return tell(say('已写入设置；在校核的“已忽略”里可以随时撤销。'));
      return tell(say('已撤销忽略。'));
    }
    default:
      await askServer(argument);
      tell(say('已撤销忽略。'));
  }
}

/** Asks why something is none; undefined where the user thought better of it. */
function askReason(command: typeof SUPPRESS_COMMAND | typeof SUPPRESS_RULE_COMMAND): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: command === SUPPRESS_COMMAND ? say('忽略此处') : say('本文不再检查这一项'),
    prompt: say('记在报告旁边的文件里；在校核的“已忽略”里可以随时撤销。'),
    placeHolder: say('理由（可不填）'),
  });
}
