import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from '../features/lsp-values.ts';
import { type ClientAbilities, type OwnAbilities, readAbilities, readOwnAbilities } from './client-abilities.ts';
import { filePath, isWordView } from './document-uri.ts';
import { rulePagesOf, toCapabilities } from './server-abilities.ts';
import type { Editor } from './wishes.ts';

/** The editor at the other end of a connection, as far as it has told of itself. */
export interface Client extends Pick<Editor, 'settingsFor' | 'folders'> {
  readonly abilities: () => ClientAbilities;
  readonly own: () => OwnAbilities;
  /** URI of the folder with a page for each rule; null where there is none. */
  readonly rulePages: () => string | null;
}

/** What it takes to get to know a client. */
export interface ClientSetup {
  /** Where the pages of the rules are unless the client names a place. */
  readonly rulePages: string | null;
  /** Settings, folders or files of ours are no longer what they were. */
  readonly changed: () => void;
  readonly complain: (error: unknown) => void;
}

/** Gets to know a client when it greets us, and hears of what changes in it from then on. */
export function meetClient(connection: Connection, { rulePages, changed, complain }: ClientSetup): Client {
  let abilities = readAbilities({});
  let own = readOwnAbilities(null);
  let pages = rulePages;
  /** The folder that is open in an editor that opens one only. */
  let rootFolders: readonly string[] = [];
  /** The editor's settings where it sends them instead of being asked. */
  let sentSettings: unknown;

  connection.onInitialize((params) => {
    abilities = readAbilities(params.capabilities);
    own = readOwnAbilities(params.initializationOptions);
    pages = rulePagesOf(params) ?? pages;
    rootFolders = params.rootUri ? [params.rootUri] : [];
    return toCapabilities(abilities);
  });
  connection.onInitialized(() => {
    if (abilities.configurationChanges) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'jiaohe' }).catch(complain);
    }
    if (abilities.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(changed);
    if (abilities.watch) {
      const watchers = OUR_FILES.map((globPattern) => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(complain);
    }
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    sentSettings = settings?.jiaohe;
    changed();
  });
  connection.onDidChangeWatchedFiles(changed);

  return {
    abilities: () => abilities,
    own: () => own,
    rulePages: () => pages,
    settingsFor: async (uri) => {
      if (!abilities.configuration) return sentSettings;
      const file = isWordView(uri) ? filePath(uri) : null;
      const scopeUri = file === null ? uri : pathToFileURL(file).href;
      return connection.workspace.getConfiguration({ scopeUri, section: 'jiaohe' }).catch(complain);
    },
    folders: async () => {
      if (!abilities.workspaceFolders) return rootFolders;
      const open = await connection.workspace.getWorkspaceFolders().catch(complain);
      return open?.map(({ uri }) => uri) ?? [];
    },
  };
}

const OUR_FILES = ['**/jiaohe.settings.json', '**/*.jiaohe.json', '**/*.jiaohe-profile.json'];
