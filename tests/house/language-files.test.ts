import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSnippets } from '../../server/src/profile/snippet.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { buildQuantityWord } from '../../syntaxes/grammar/quantities.ts';
import { buildGrammar } from '../../syntaxes/grammar.ts';
import { toJsonFile } from './formatted.ts';

/** What the editor reads of the language follows from what the server reads; `npm test -- -u` rewrites it. */
const root = join(import.meta.dirname, '../..');

/** A number with its unit, else a row of Han characters, else a Latin word or code. */
const WORD = `${buildQuantityWord()}|[\\p{Script=Han}〇]+|[\\p{Script=Latin}][\\p{Script=Latin}\\p{Nd}_-]*`;

test('the grammar knows the numerals, units and blanks of the server', async () => {
  await expectFile('syntaxes/gongwen.tmLanguage.json', buildGrammar());
});

test('a word of the language may be a number with any unit of the server', async () => {
  const file = 'syntaxes/language-configuration.json';
  const configuration = JSON.parse(readFileSync(join(root, file), 'utf8'));
  await expectFile(file, { ...configuration, wordPattern: { pattern: WORD, flags: 'u' } });
});

test('every mandated content and every kind of report has its snippet', async () => {
  await expectFile('snippets/gongwen.json', buildSnippets(builtInProfiles));
});

async function expectFile(file: string, value: unknown): Promise<void> {
  await expect(toJsonFile(value, file)).toMatchFileSnapshot(join(root, file));
}
