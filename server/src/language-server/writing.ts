import type { CancellationToken, CompletionList, Connection, ServerCapabilities } from 'vscode-languageserver';
import { dayOf } from '../clock.ts';
import { toCodeLenses } from '../features/code-lenses.ts';
import { TRIGGER_CHARACTERS, toCompletions } from '../features/completion.ts';
import { namesPapers, toDocumentLinks } from '../features/document-links.ts';
import { toInlayHints } from '../features/inlay-hints.ts';
import { CodeLensRefreshRequest, CompletionTriggerKind, Position, Range } from '../features/lsp-values.ts';
import { toMove } from '../features/move-section.ts';
import { MOVE_SECTION_REQUEST, type MoveSectionParams } from '../features/protocol.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { createNearFiles } from './near-files.ts';
import type { OpenReports } from './open-reports.ts';
import type { Shown } from './wishes.ts';

/** What helps while a report is written needs of the rest of the server. */
export interface WritingDesk extends Pick<OpenReports, 'answer'> {
  readonly abilities: () => ClientAbilities;
  /** What the user wants to see beside the text of a document. */
  readonly shown: (uri: string) => Promise<Shown>;
  /** The URIs of the folders that are open. */
  readonly folders: () => Promise<readonly string[]>;
}

/** What is offered while a report is written. */
export const WRITING_CAPABILITIES: ServerCapabilities = {
  completionProvider: { triggerCharacters: TRIGGER_CHARACTERS },
  inlayHintProvider: true,
  codeLensProvider: {},
  documentLinkProvider: {},
};

/** Serves what helps while a report is written: completion, what is shown beside the text, links, and moving sections. */
export function serveWriting(connection: Connection, { abilities, answer, shown, folders }: WritingDesk): void {
  const near = createNearFiles();
  connection.onCompletion(({ textDocument, position, context }, token) =>
    answer<CompletionList | []>(textDocument.uri, token, [], ({ result }) => {
      const typed = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      const items = toCompletions(result, position, {
        snippets: abilities().snippets,
        typed,
        today: dayOf(new Date()),
      });
      // What fits changes with every word that is typed: the client is to ask again, as long as it shows the list.
      return items.length > 0 ? { isIncomplete: true, items } : [];
    }),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer(uri, token, [], async ({ result }) =>
      Range.is(range) && (await shown(uri)).inlayHints ? toInlayHints(result, range) : [],
    ),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answer(uri, token, [], async ({ result }) => ((await shown(uri)).codeLenses ? toCodeLenses(result) : [])),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answer(uri, token, [], async ({ result: { analysis } }) =>
      namesPapers(analysis) ? toDocumentLinks(analysis, await near.of(uri, await folders()), uri) : [],
    ),
  );
  connection.onRequest(MOVE_SECTION_REQUEST, (params: MoveSectionParams, token: CancellationToken) =>
    answer(params.textDocument.uri, token, null, ({ result, version }) =>
      Position.is(params.section) && Position.is(params.target) ? toMove(result, version, params) : null,
    ),
  );
}

/** Asks a client to show anew what stands beside the text. */
export async function refreshShown(connection: Connection, { hints, lenses }: ClientAbilities): Promise<void> {
  await Promise.all([
    hints && connection.languages.inlayHint.refresh(),
    lenses && connection.sendRequest(CodeLensRefreshRequest.type),
  ]);
}
