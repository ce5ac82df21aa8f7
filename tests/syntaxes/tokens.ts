import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IGrammar } from 'vscode-textmate';

// Both are CommonJS bundles whose names Node does not find by itself.
const require = createRequire(import.meta.url);
const textmate: typeof import('vscode-textmate') = require('vscode-textmate');
const oniguruma: typeof import('vscode-oniguruma') = require('vscode-oniguruma');

const syntaxes = join(import.meta.dirname, '../../syntaxes');

/** A stretch of a line and its scopes, outermost first, without the grammar's own and without `.gongwen`. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Loads the grammar with the engines that VS Code uses. */
export async function loadGrammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const path = join(syntaxes, 'gongwen.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const grammar = await registry.loadGrammar('text.gongwen');
  if (!grammar) throw new Error('no grammar');
  return grammar;
}

/** The tokens of a text, one list a line. */
export function tokenise(grammar: IGrammar, text: string): Token[][] {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .filter(({ startIndex }) => startIndex < line.length)
      .map(({ startIndex, endIndex, scopes }) => {
        const end = Math.min(endIndex, line.length);
        const own = scopes.slice(1).map((scope) => scope.replace(/\.gongwen$/, ''));
        return { start: startIndex, end, text: line.slice(startIndex, end), scopes: own };
      });
  });
}
