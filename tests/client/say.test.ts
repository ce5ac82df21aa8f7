import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ENGLISH } from '../../client/src/english.ts';
import { chooseLanguage, say, speak } from '../../client/src/say.ts';

afterEach(() => speak('zh-cn'));

test.each([
  ['auto', 'zh-cn', 'en-US', 'zh-cn'],
  ['auto', 'en', 'zh-CN', 'zh-cn'],
  ['auto', 'en', 'en-US', 'en'],
  ['auto', 'de', 'de-DE', 'en'],
  ['zh-cn', 'en', 'en-US', 'zh-cn'],
  ['en', 'zh-cn', 'zh-CN', 'en'],
  ['klingon', 'zh-tw', 'en-US', 'zh-cn'],
])('wanted %s, editor %s, system %s: speaks %s', (wanted, editor, system, language) => {
  expect(chooseLanguage({ wanted, editor, system })).toBe(language);
});

test('values are filled in, in either language', () => {
  expect(say('{0}处需改', 3)).toBe('3处需改');
  speak('en');
  expect(say('{0}处需改', 3)).toBe('3 to correct');
});

describe('every text of the client', () => {
  const folder = join(import.meta.dirname, '../../client/src');
  /** What is recognised in a report, and the English texts, are not said. */
  const silent = ['documents.ts', 'english.ts'];
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !silent.includes(name))
    .map((name) => ({ name, code: withoutComments(readFileSync(join(folder, name), 'utf8')) }));
  const texts = sources.flatMap(({ code }) => [
    ...code.matchAll(/'((?:[^'\\\n]|\\.)*\p{Script=Han}(?:[^'\\\n]|\\.)*)'/gu),
  ]);
  const said = new Set(texts.map(([, text]) => text!.replaceAll("\\'", "'")));

  test('has its English', () => {
    expect([...said].filter((text) => !(text in ENGLISH))).toEqual([]);
  });

  test('is said: no English is left over', () => {
    const code = sources.map((source) => source.code).join('\n');
    expect(Object.keys(ENGLISH).filter((text) => !code.includes(`'${text}'`))).toEqual([]);
  });

  test('takes the same values in both languages', () => {
    const valuesOf = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(([value]) => value).sort();
    for (const [chinese, english] of Object.entries(ENGLISH))
      expect(valuesOf(english), chinese).toEqual(valuesOf(chinese));
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
