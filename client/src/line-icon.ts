import * as vscode from 'vscode';

/** The icon of a line in a view, and its colour where it has one of its own; the words beside it say the same. */
export type LineIcon = readonly [icon: string, colour: string | null];

/** The icon as the editor has it. */
export function toThemeIcon([icon, colour]: LineIcon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, colour === null ? undefined : new vscode.ThemeColor(colour));
}
