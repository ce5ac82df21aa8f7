import path from 'node:path';
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { wordFailure } from '../file-writing.ts';
import {
  DICTIONARY_REQUEST,
  type EditorEntry,
  FILES_REQUEST,
  type FilesAnswer,
  type FilesParams,
  WRITE_FILE_REQUEST,
  type WriteFileParams,
} from '../protocol.ts';
import { say } from '../say.ts';
import { tellAtLength } from '../tell.ts';

/** A browser's own; the types of a whole browser would say too much for the rest. */
declare const Worker: new (script: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

/** A language client whose server is a worker of this browser, and reads and writes the editor's files through it. */
export class Transport extends LanguageClient {
  constructor(extension: vscode.Uri, options: LanguageClientOptions) {
    const script = vscode.Uri.joinPath(extension, 'dist', 'web', 'server.js').toString(true);
    const dictionary = vscode.Uri.joinPath(extension, 'dist', 'jieba_rs_wasm_bg.wasm');
    super('jiaohe', '校核', async () => connectTo(new Worker(script)), options);
    this.onRequest(FILES_REQUEST, async ({ uris }: FilesParams): Promise<FilesAnswer> => {
      return { entries: await Promise.all(uris.map((uri) => readEntry(vscode.Uri.parse(uri)))) };
    });
    this.onRequest(WRITE_FILE_REQUEST, writeFile);
    this.onRequest(DICTIONARY_REQUEST, () => vscode.workspace.fs.readFile(dictionary));
  }
}

/** An editor in a browser would open them as pages of the web, and they are none. */
export function findRulePages(_extension: vscode.Uri): string | undefined {
  return undefined;
}

function connectTo(worker: ConstructorParameters<typeof BrowserMessageReader>[0]): MessageTransports {
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** No file of ours and no report is larger, in bytes. */
const LARGEST = 64 * 1024 * 1024;

async function readEntry(uri: vscode.Uri): Promise<EditorEntry> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return await readFolder(uri);
    return size > LARGEST ? null : { bytes: await vscode.workspace.fs.readFile(uri) };
  } catch {
    return null;
  }
}

async function readFolder(uri: vscode.Uri): Promise<EditorEntry> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  const ofType = (wanted: vscode.FileType): string[] =>
    entries.filter(([, type]) => type & wanted).map(([name]) => name);
  return { files: ofType(vscode.FileType.File), folders: ofType(vscode.FileType.Directory) };
}

/** The user wanted something kept, so it is the user who is told where that failed. */
async function writeFile({ uri, bytes }: WriteFileParams): Promise<void> {
  const file = vscode.Uri.parse(uri);
  try {
    if (bytes) await vscode.workspace.fs.writeFile(file, bytes);
    else await vscode.workspace.fs.delete(file);
  } catch (error) {
    const name = path.posix.basename(file.path);
    tellAtLength('error', say('没有写成“{0}”：{1}。', name, wordFailure(error)));
    throw error;
  }
}
