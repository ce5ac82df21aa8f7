import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import {
  DICTIONARY_REQUEST,
  FILES_REQUEST,
  type FilesAnswer,
  type FilesParams,
  WRITE_FILE_REQUEST,
  type WriteFileParams,
} from './features/protocol.ts';
import { LIBRARIES, loadJieba } from './jieba.ts';
import { serve } from './language-server.ts';
import { disk, OURS } from './web/disk.ts';
import { pathToFileURL } from './web/url.ts';

// The server in a web worker: bundled with what stands in server/src/web instead of Node's modules. Files are the editor's,
// asked for over the connection.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

disk.connect({
  read: async (paths) => {
    const params: FilesParams = { uris: paths.map((path) => pathToFileURL(path).href) };
    return (await connection.sendRequest<FilesAnswer>(FILES_REQUEST, params)).entries;
  },
  write: (path, bytes) => {
    const params: WriteFileParams = { uri: pathToFileURL(path).href, bytes };
    return connection.sendRequest(WRITE_FILE_REQUEST, params);
  },
});

serve(connection, {
  rulePages: null,
  files: disk,
  loadWords: async () => {
    disk.put(`${OURS}jieba_rs_wasm_bg.wasm`, await connection.sendRequest<Uint8Array>(DICTIONARY_REQUEST));
    return loadJieba(LIBRARIES.filter(({ backend }) => backend === 'jieba-wasm'));
  },
});
