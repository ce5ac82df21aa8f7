import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { SOURCE } from '../features/diagnostics.ts';
import { FIX_ALL_KIND } from '../features/fix-all.ts';
import { CodeActionKind, TextDocumentSyncKind } from '../features/lsp-values.ts';
import {
  KEEP_LAST_YEAR_COMMAND,
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  UNSUPPRESS_COMMAND,
} from '../features/protocol.ts';
import { SEMANTIC_TOKENS_LEGEND } from '../features/semantic-tokens.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { WRITING_CAPABILITIES } from './writing.ts';

/** What the server can do, as it tells a client with these abilities. */
export function toCapabilities({ pull }: ClientAbilities): InitializeResult {
  return {
    serverInfo: { name: 'jiaohe', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      documentSymbolProvider: { label: SOURCE },
      foldingRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND],
      },
      ...WRITING_CAPABILITIES,
      hoverProvider: true,
      documentHighlightProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true },
      executeCommandProvider: { commands: COMMANDS },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(pull && {
        diagnosticProvider: { identifier: 'jiaohe', interFileDependencies: false, workspaceDiagnostics: false },
      }),
    },
  };
}

const COMMANDS = [
  SUPPRESS_COMMAND,
  SUPPRESS_RULE_COMMAND,
  UNSUPPRESS_COMMAND,
  TURN_OFF_COMMAND,
  TURN_ON_COMMAND,
  KEEP_LAST_YEAR_COMMAND,
];

/** URI of the folder with a page for each rule, where a client names one. */
export function rulePagesOf(params: InitializeParams): string | null {
  const options: unknown = params.initializationOptions;
  const named = typeof options === 'object' && options !== null && 'rulePages' in options ? options.rulePages : null;
  return typeof named === 'string' ? named : null;
}
