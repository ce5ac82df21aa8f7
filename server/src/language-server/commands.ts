import type { CancellationToken, Connection } from 'vscode-languageserver';
import { ErrorCodes } from '../features/lsp-values.ts';
import type { OpenReports } from './open-reports.ts';
import { refusal } from './refusal.ts';
import { createRuleSwitch } from './rule-switch.ts';
import { createSuppressing } from './suppressing.ts';

/** What carrying out commands needs of the rest of the server. */
export interface CommandsDesk {
  readonly reports: Pick<OpenReports, 'check'>;
  /** A record or a settings file was written. */
  readonly written: () => void;
}

type Command = (argument: unknown, token: CancellationToken) => Promise<void>;

/** Carries out the commands that a client asks for by name, each with one argument. */
export function serveCommands(connection: Connection, { reports, written }: CommandsDesk): void {
  const resultOf = async (uri: string, token: CancellationToken) => (await reports.check(uri, token))?.result ?? null;
  const commands = new Map<string, Command>(
    Object.entries({ ...createSuppressing({ resultOf, written }), ...createRuleSwitch(written) }),
  );
  connection.onExecuteCommand(({ command, arguments: given }, token) => {
    const carryOut = commands.get(command);
    if (!carryOut) throw refusal(ErrorCodes.InvalidParams, `没有名为“${command}”的命令`);
    return carryOut(given?.[0], token);
  });
}
