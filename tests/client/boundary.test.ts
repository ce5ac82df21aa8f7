import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../client/src');
const files = readdirSync(root).map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

test('the client imports nothing of the server', () => {
  expect(files.filter(({ text }) => /from '(?:\.\.\/)+(?!\.)/.test(text)).map(({ name }) => name)).toEqual([]);
});

test('the language client is loaded in one place, and only when it is needed', () => {
  const eager = files.filter(({ text }) =>
    /^import (?!type )[^;]*'(?:vscode-languageclient|\.\/language-client)/m.test(text),
  );
  expect(eager.map(({ name }) => name)).toEqual(['language-client.ts']);
});

test('nothing opens by itself: no file of the client shows a message but where the user asked for something', () => {
  const telling = files.filter(({ text }) => /show(?:Information|Warning|Error)Message/.test(text));
  expect(telling.map(({ name }) => name)).toEqual([
    'check-folder.ts',
    'export-word.ts',
    'insert-section.ts',
    'last-year.ts',
    'ledger-export.ts',
    'new-report-dialog.ts',
    'new-report-place.ts',
    'review.ts',
    'suppress.ts',
    'word-commands.ts',
  ]);
});
