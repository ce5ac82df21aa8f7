import { beforeAll, expect, test } from 'vitest';
import {
  type Diagnostic,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Position,
  SemanticTokensRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import fc from '../seeded.ts';
import { type Client, startClient } from './client.ts';

/** Pieces of reports, rich in findings, and of what goes wrong where pieces meet. */
const pieces = fc.constantFrom(
  '受理咨询120件，其中劳动类85件、婚姻类45件。',
  '走访XX户，发放折页____份。',
  '，其中',
  '120件',
  '、',
  '。',
  '一、主要举措和成效',
  '三、下一年度计划',
  '（一）',
  '1.',
  '## ',
  '2024年',
  '\n',
  '\r',
  '\r\n',
  '\n\r',
  '\n\n',
  '𠮷',
  '😀',
  '\ud83d',
  '\ude00',
  '',
);
const words = fc.array(pieces, { maxLength: 5 }).map((chosen) => chosen.join(''));

/** Replaces a stretch of the text as it is then; places beyond its end wrap round. */
interface Replacement {
  readonly kind: 'replacement';
  readonly at: number;
  readonly length: number;
  readonly words: string;
}
type Step = Replacement | { readonly kind: 'whole'; readonly words: string } | { readonly kind: 'ask' };

const replacement: fc.Arbitrary<Replacement> = fc.record({
  kind: fc.constant('replacement'),
  at: fc.nat(2000),
  length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  words,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: replacement },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('whole'), words }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask') }) },
);

let edited: Client;
let fresh: Client;
beforeAll(async () => {
  [edited, fresh] = [await startClient(), await startClient()];
});

test('edits sent one by one, or some at once, give what the final text gives', async () => {
  let documents = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { maxLength: 12 }).map((chosen) => `云上镇法治政府建设年度报告\n${chosen.join('')}`),
      fc.array(step, { minLength: 20, maxLength: 30 }),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }),
      async (before, steps, batches) => {
        const uri = `untitled:${++documents}`;
        let text = before;
        let waiting: TextDocumentContentChangeEvent[] = [];
        let shown: Shown = { items: [] };
        edited.open(uri, text, 'markdown');
        for (const [at, step] of steps.entries()) {
          if (step.kind === 'ask') {
            shown = await askAgain(edited, uri, shown);
          } else {
            const [change, after] = apply(step, text);
            waiting.push(change);
            text = after;
          }
          if (waiting.length > batches[at % batches.length]! || step.kind === 'ask' || at === steps.length - 1) {
            edited.change(uri, ...waiting);
            waiting = [];
          }
        }
        fresh.open(uri, text, 'markdown');
        shown = await askAgain(edited, uri, shown);
        const told = await everything(fresh, uri);
        expect(shown.items).toEqual(told.items);
        expect(await everything(edited, uri)).toEqual(told);
        edited.close(uri);
        fresh.close(uri);
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);

/** What an editor shows of a document. */
interface Shown {
  readonly resultId?: string | undefined;
  readonly items: readonly Diagnostic[];
}

/** Asks as an editor does, which leaves everything as it is where the server knows of nothing new. */
async function askAgain({ pull }: Client, uri: string, { resultId, items }: Shown): Promise<Shown> {
  const report = await pull(uri, resultId);
  return { resultId: report.resultId, items: report.kind === 'full' ? report.items : items };
}

/** Everything a server tells of a text. */
async function everything({ connection, diagnose }: Client, uri: string) {
  const textDocument = { uri };
  const [items, symbols, folds, tokens] = await Promise.all([
    diagnose(uri),
    connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
    connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
  ]);
  return { items, symbols, folds, tokens };
}

/** What the client sends for a step, and the text it then has. */
function apply(step: Exclude<Step, { kind: 'ask' }>, text: string): [TextDocumentContentChangeEvent, string] {
  if (step.kind === 'whole') return [{ text: step.words }, step.words];
  const start = nameable(text, step.at % (text.length + 1));
  const end = nameable(text, Math.min(start + step.length, text.length));
  const range = { start: positionAt(text, start), end: positionAt(text, end) };
  return [{ range, text: step.words }, text.slice(0, start) + step.words + text.slice(end)];
}

/** No position lies between a CR and its LF. */
function nameable(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === '\r\n' ? offset - 1 : offset;
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
