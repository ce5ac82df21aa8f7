import * as vscode from 'vscode';
import type { LedgerLine, LedgerMark } from './ledger-lines.ts';
import { type LineIcon, toThemeIcon } from './line-icon.ts';
import { say } from './say.ts';

/** A line of the figures as the view shows it; an empty one where it is gone by now. */
export function toTreeItem(line: LedgerLine | null, id: string, unfolded: boolean): vscode.TreeItem {
  if (!line) return new vscode.TreeItem('');
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const tree = new vscode.TreeItem(line.label, line.opens ? (unfolded ? Expanded : Collapsed) : None);
  tree.id = id;
  tree.description = line.description;
  tree.accessibilityInformation = { label: line.spoken };
  tree.contextValue = line.steps.length > 0 ? `${line.kind}-walk` : line.kind;
  tree.iconPath = toThemeIcon(ICONS[line.mark]);
  if (line.place) tree.command = { command: 'jiaohe.showFigure', title: say('转到'), arguments: [line.key] };
  return tree;
}

const ICONS: Readonly<Record<LedgerMark, LineIcon>> = {
  failing: ['error', 'problemsErrorIcon.foreground'],
  group: ['circle-outline', null],
  'group-fails': ['circle-filled', 'problemsErrorIcon.foreground'],
  fails: ['error', 'problemsErrorIcon.foreground'],
  doubtful: ['warning', 'problemsWarningIcon.foreground'],
  concerned: ['circle-large-outline', null],
  unclear: ['question', null],
  ignored: ['circle-slash', null],
  holds: ['pass', 'testing.iconPassed'],
  untold: ['dash', null],
  place: ['arrow-small-right', null],
};
