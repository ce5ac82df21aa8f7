// A copy of server/src/features/protocol/browser.ts, written by npm test -- -u.

// What the server in a browser asks of the client, for it has no disk.

export const FILES_REQUEST = 'jiaohe/files';

/** The files and folders that the server wants to know. */
export interface FilesParams {
  readonly uris: readonly string[];
}

/** One entry for each that was asked for; null where there is none. */
export interface FilesAnswer {
  readonly entries: readonly EditorEntry[];
}

/** A file with what is in it, or a folder with the names of what is in it. */
export type EditorEntry =
  | { readonly bytes: Uint8Array }
  | { readonly files: readonly string[]; readonly folders: readonly string[] }
  | null;

export const WRITE_FILE_REQUEST = 'jiaohe/writeFile';

/** A file that is to hold this from now on; null takes it away. */
export interface WriteFileParams {
  readonly uri: string;
  readonly bytes: Uint8Array | null;
}

export const DICTIONARY_REQUEST = 'jiaohe/dictionary';
