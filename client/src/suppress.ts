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
import { tell } from './tell.ts';
import { fileOf } from './word-files.ts';

/**
 * Carries out one of the server's commands by which the user says that something is none, or takes that back: asks for the
 * reason first, and does here what only the editor can do.
 */
export async function dismiss(
  command: string,
  argument: unknown,
  askServer: (argument: unknown) => unknown,
): Promise<unknown> {
  switch (command) {
    case SUPPRESS_COMMAND:
    case SUPPRESS_RULE_COMMAND: {
      const { uri = '' } = Object(argument) as Partial<SuppressRuleArguments>;
      if (!isFile(fileOf(vscode.Uri.parse(uri)))) return askToSave(say('请先把报告保存成文件：忽略记录要放在它旁边。'));
      const reason = await askReason(command);
      if (reason === undefined) return undefined;
      await askServer({ ...Object(argument), reason });
      tell(say('已忽略；在校核的“已忽略”里可以随时撤销。'));
      return undefined;
    }
    case TURN_OFF_COMMAND:
    case TURN_ON_COMMAND: {
      const { where } = Object(argument) as TurnRuleArguments;
      if (where === 'file') await askServer(argument);
      else await turnRule(argument as TurnRuleArguments, command === TURN_OFF_COMMAND ? 'off' : null);
      if (command === TURN_OFF_COMMAND) tell(say('已写入设置；在校核的“已忽略”里可以随时撤销。'));
      else tell(say('已撤销忽略。'));
      return undefined;
    }
    case UNSUPPRESS_COMMAND:
      await askServer(argument);
      tell(say('已撤销忽略。'));
      return undefined;
    default:
      return askServer(argument);
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
