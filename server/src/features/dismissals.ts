import type { CodeAction, Command, Diagnostic } from 'vscode-languageserver';
import { shorten } from '../analysis/characters.ts';
import type { Finding } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import { CodeActionKind } from './lsp-values.ts';
import {
  SHOW_RULE_COMMAND,
  type ShowRuleArguments,
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  type SuppressArguments,
  type SuppressRuleArguments,
  TURN_OFF_COMMAND,
  type TurnRuleArguments,
} from './protocol.ts';

/** What the client can do about findings that are none. */
export interface DismissalContext {
  readonly uri: string;
  /** Whether it is shown actions that cannot be taken beside a report that is no file, with the reason. */
  readonly disabledActions: boolean;
  /** Where it is said that a rule is not to be followed in any report; null where we could not say it. */
  readonly switchedIn: TurnRuleArguments['where'] | null;
  /** Whether it opens the pages of rules. */
  readonly showsRules: boolean;
}

/** A diagnostic and the finding behind it. */
export interface FoundDiagnostic {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

/**
 * The ways to say that findings are none: each of them, all of its rule in this report, all of its rule in every report;
 * and the rule's page for who is in doubt. None is preferred.
 */
export function toDismissals(found: readonly FoundDiagnostic[], context: DismissalContext): CodeAction[] {
  const ofRules = found.filter(({ finding }, at) => found.findIndex((one) => one.finding.rule === finding.rule) === at);
  return [
    ...toRefusals(found, context),
    ...ofRules.map((one) => toRuleRefusal(one, context)),
    ...ofRules.flatMap((one) => toSwitch(one, context) ?? []),
    ...(context.showsRules ? ofRules.map(toPage) : []),
  ];
}

/** Said where something is to be kept beside a report that is no file yet. */
export const UNSAVED = '请先把报告保存成文件，忽略记录要放在它旁边';

const PLACES: Readonly<Record<TurnRuleArguments['where'], string>> = {
  file: '写入 jiaohe.settings.json',
  folder: '写入这个文件夹的设置',
  user: '写入用户设置',
};

function toRefusals(found: readonly FoundDiagnostic[], context: DismissalContext): CodeAction[] {
  const { uri } = context;
  const offered = new Set<string>();
  return found.flatMap(({ finding, diagnostic }) => {
    const { rule, subject, message } = finding;
    const { range } = diagnostic;
    const suppress: SuppressArguments = { uri, rule, range, ...(subject !== undefined && { subject }), message };
    // What says two things of the same words is ignored in one.
    const name = JSON.stringify({ ...suppress, message: null });
    if (offered.has(name)) return [];
    offered.add(name);
    const title = '这不是错误：忽略此处…';
    const told = found.length > 1 ? `${title}（${brief(message)}）` : title;
    return [unlessUnsaved(toAction(told, diagnostic, SUPPRESS_COMMAND, suppress), context)];
  });
}

function toRuleRefusal({ finding: { rule }, diagnostic }: FoundDiagnostic, context: DismissalContext): CodeAction {
  const suppress: SuppressRuleArguments = { uri: context.uri, rule };
  const title = `本文不再检查${quote(titleOf(rule))}…`;
  return unlessUnsaved(toAction(title, diagnostic, SUPPRESS_RULE_COMMAND, suppress), context);
}

function toSwitch({ finding: { rule }, diagnostic }: FoundDiagnostic, context: DismissalContext): CodeAction | null {
  const { uri, switchedIn: where } = context;
  if (where === null) return null;
  const turnOff: TurnRuleArguments = { uri, rule, where };
  return toAction(
    `所有报告都不再检查${quote(titleOf(rule))}（${PLACES[where]}）`,
    diagnostic,
    TURN_OFF_COMMAND,
    turnOff,
  );
}

function toPage({ finding: { rule }, diagnostic }: FoundDiagnostic): CodeAction {
  const show: ShowRuleArguments = { rule };
  return toAction(`查看规则说明：${titleOf(rule)}`, diagnostic, SHOW_RULE_COMMAND, show);
}

function toAction(title: string, diagnostic: Diagnostic, name: string, argument: object): CodeAction {
  const command: Command = { title, command: name, arguments: [argument] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

/** A client that cannot show why an action cannot be taken is told when it is taken, or sees to it itself. */
function unlessUnsaved(action: CodeAction, { uri, disabledActions }: DismissalContext): CodeAction {
  if (!disabledActions || uri.startsWith('file:')) return action;
  const { command: _, ...rest } = action;
  return { ...rest, disabled: { reason: UNSAVED } };
}

function quote(words: string): string {
  return `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** How many characters of a message a title has room for. */
const LONGEST = 24;

/** The first sentence of a message, shortened. */
function brief(message: string): string {
  return shorten(message.split('。', 1)[0]!, LONGEST);
}
