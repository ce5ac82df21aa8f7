import * as vscode from 'vscode';
import { figureOf, type LedgerTree } from './ledger.ts';
import { claimsOf } from './ledger-groups.ts';
import { lineOf, wordStanding } from './ledger-lines.ts';
import { toRange } from './places.ts';
import { say } from './say.ts';

/** What is told of a line of the ledger on hovering: of a figure, where it stands, what it stands for, and its sums. */
export function toTooltip(tree: LedgerTree, key: string, document: vscode.TextDocument): vscode.MarkdownString {
  const line = lineOf(tree, key);
  const figure = figureOf(tree, key);
  const tip = new vscode.MarkdownString();
  if (!line) return tip;
  if (line.kind !== 'figure' || !figure) return tip.appendText(line.spoken);
  const { heading, period, meaning, sentence, range, standing } = figure;
  const { answer } = tree.ledger;
  tip.appendMarkdown('**').appendText(line.label).appendMarkdown('**');
  if (answer.version === document.version) {
    const [whole, part] = [toRange(sentence), toRange(range)];
    const textOf = (start: vscode.Position, end: vscode.Position): string =>
      document.getText(new vscode.Range(start, end));
    tip.appendMarkdown('\n\n').appendText(textOf(whole.start, part.start).trimStart());
    tip.appendMarkdown('**').appendText(textOf(part.start, part.end)).appendMarkdown('**');
    tip.appendText(textOf(part.end, whole.end).trimEnd());
  }
  const claims = claimsOf(answer, figure).map((claim) => say('{0}：{1}', wordStanding(claim.standing), claim.words));
  for (const words of [
    period === null ? '' : say('时段：{0}', period),
    meaning,
    ...(claims.length > 0 ? claims : [wordStanding(standing)]),
    heading.join(' › '),
  ]) {
    if (words !== '') tip.appendMarkdown('\n\n').appendText(words);
  }
  return tip;
}
