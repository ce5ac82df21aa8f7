import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../client/src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

test('the client imports nothing of the server', () => {
  expect(files.filter(({ text }) => /from '[^']*\/server\//.test(text)).map(({ name }) => name)).toEqual([]);
});

test('the language client is loaded in one place for each kind of editor, and only when it is needed', () => {
  const eager = files.filter(({ text }) =>
    /^import (?!type )[^;]*'(?:vscode-languageclient|#transport|\.\/(?:language-client|transport))/m.test(text),
  );
  expect(eager.map(({ name }) => name.replaceAll('\\', '/')).sort()).toEqual([
    'language-client.ts',
    'transport.ts',
    'web/transport.ts',
  ]);
});

test('the language client is a bundle of its own, which has nothing that the extension keeps in mind', () => {
  const { outputs } = JSON.parse(readFileSync(join(root, '../../dist/bundled.json'), 'utf8')) as Account;
  const ofBundle = (name: string): readonly string[] =>
    Object.entries(outputs[`dist/${name}.js`]!.inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    );
  expect(ofBundle('extension').filter((file) => /vscode-(?:languageclient|jsonrpc)/.test(file))).toEqual([]);
  // Of what stands in both bundles there are two: no file that remembers something may be among these.
  expect(ofBundle('client').filter((file) => ofBundle('extension').includes(file))).toEqual([
    'client/src/documents.ts',
  ]);
});

/** What of esbuild's account is looked at. */
interface Account {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

test('nothing opens by itself: no file of the client shows a message but where the user asked for something', () => {
  const telling = files.filter(({ text }) =>
    /show(?:Information|Warning|Error)Message|tell(?:AtLength|AndOffer)\(/.test(text),
  );
  expect(telling.map(({ name }) => name.replaceAll('\\', '/')).sort()).toEqual([
    'check-folder.ts',
    'export-word.ts',
    'files.ts',
    'insert-section.ts',
    'kit.ts',
    'last-year.ts',
    'ledger-export.ts',
    'new-report-dialog.ts',
    'new-report-place.ts',
    'review.ts',
    'suppress.ts',
    'tell.ts',
    'web/transport.ts',
    'word-commands.ts',
  ]);
});

test('a message has a button, without which the editor shows its first line alone, or is as short as a line', () => {
  const bare = files.flatMap(({ name, text }) =>
    [...text.matchAll(/show(?:Information|Warning|Error)Message\((say\('[^']*'(?:, [^()]*)?\)|[\w.]+),?\s*\)/g)].map(
      ([call]) => `${name}: ${call}`,
    ),
  );
  expect(bare).toEqual([]);
});
