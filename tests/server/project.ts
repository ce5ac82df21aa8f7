import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { DidChangeWatchedFilesNotification, ExecuteCommandRequest } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

/** The folder in which the reports of one test file lie; its name is not easy. */
export const root = mkdtempSync(path.join(tmpdir(), '校核 报告【2024】(a) [b] '));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;

/** A report in a folder of its own. */
export function place(name = '云上镇 报告[定稿]（2）.txt') {
  const folder = path.join(root, String(++folders));
  mkdirSync(folder);
  const report = path.join(folder, name);
  const settings = path.join(folder, 'jiaohe.settings.json');
  return {
    folder,
    report,
    uri: pathToFileURL(report).href,
    kept: `${report}.jiaohe.json`,
    settings,
    settingsUri: pathToFileURL(settings).href,
  };
}

/** The codes of a document's diagnostics. */
export async function codes({ diagnose }: Client, uri: string): Promise<readonly unknown[]> {
  return (await diagnose(uri)).map(({ code }) => code);
}

/** Has the server carry out a command. */
export function execute({ connection }: Client, command: string, ...words: unknown[]): Promise<unknown> {
  return connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: words });
}

/** Tells the server that a file changed. */
export function tellChanged({ connection }: Client, uri: string): Promise<void> {
  return connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
}
