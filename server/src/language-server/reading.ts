import type { Connection } from 'vscode-languageserver';
import { isWanted } from '../features/actions.ts';
import { toCodeActions } from '../features/code-actions.ts';
import { toDefinitions } from '../features/definition.ts';
import { toFixAllActions } from '../features/fix-all.ts';
import { toFoldingRanges } from '../features/folding.ts';
import { toHighlights } from '../features/highlights.ts';
import { toHover } from '../features/hover.ts';
import { toLinkedActions } from '../features/linked-edits.ts';
import { CodeActionKind } from '../features/lsp-values.ts';
import { toReferences } from '../features/references.ts';
import { readSemanticTokens } from '../features/semantic-tokens.ts';
import { flattenSymbols, toSymbols } from '../features/symbols.ts';
import type { ClientAbilities, OwnAbilities } from './client-abilities.ts';
import { isWordView } from './document-uri.ts';
import type { OpenReports } from './open-reports.ts';
import { switchPlace, type WishBook } from './wishes.ts';

/** What helps while a report is read needs of the rest of the server. */
export interface ReadingDesk extends Pick<OpenReports, 'answer'> {
  readonly abilities: () => ClientAbilities;
  readonly own: () => OwnAbilities;
  readonly wishes: Pick<WishBook, 'of'>;
}

/** Serves what every editor asks of a report as it stands: its sections, ways out, figures and colours. */
export function serveReading(connection: Connection, { abilities, own, answer, wishes }: ReadingDesk): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    answer(uri, token, [], ({ result }) => {
      const symbols = toSymbols(result);
      return abilities().nestedSymbols ? symbols : flattenSymbols(uri, symbols);
    }),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer(textDocument.uri, token, [], ({ result }) => toFoldingRanges(result)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context: { diagnostics, only } }, token) =>
    answer(uri, token, [], async ({ result, version, linked: context }) => {
      const { versionedEdits, annotatedEdits } = abilities();
      const { showsRules, showsPlaces } = own();
      const disabledActions = abilities().disabledActions && !own().savesReports;
      const action = { uri, version, versionedEdits, annotatedEdits };
      const place = switchPlace(await wishes.of(uri));
      const switchedIn = place === 'file' || own().writesSettings ? place : null;
      const fixed = isWanted(CodeActionKind.QuickFix, only) ? diagnostics : [];
      const linked = toLinkedActions(result, range.start, diagnostics, action, context);
      const quick = toCodeActions(
        result,
        fixed,
        { ...action, disabledActions, switchedIn, showsRules, showsPlaces },
        linked.filter(({ kind }) => isWanted(kind ?? '', only)),
      );
      const actions = [...quick, ...toFixAllActions(result, only, context.recheck, action)];
      // The text of a Word file is only shown; what is said of it can still be kept beside the file.
      return isWordView(uri) ? actions.filter(({ edit }) => !edit) : actions;
    }),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, ({ result }) =>
      toHover(result, position, { markdown: abilities().markdownHover }),
    ),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, [], ({ result }) => toHighlights(result, position)),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer(uri, token, [], ({ result }) => toDefinitions(result, uri, position)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    answer(uri, token, [], ({ result }) => toReferences(result, uri, position, includeDeclaration)),
  );
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    answer(textDocument.uri, token, { data: [] }, ({ result }, languageId) =>
      // In a file of the language itself, the grammar colours the same.
      languageId === 'gongwen' ? { data: [] } : readSemanticTokens(result.analysis),
    ),
  );
}
