// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets look

import { describe, expect, test } from 'vitest';
import { findPlaceholders } from '../../server/src/analysis/placeholders.ts';
import { check } from '../../server/src/check.ts';
import { buildSnippets, toSnippet } from '../../server/src/profile/snippet.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import fc from '../seeded.ts';

const snippets = buildSnippets(builtInProfiles);

/** What stands in the editor before anything is filled in. */
function expand(snippet: string): string {
  const words = new Map<string, string>();
  return snippet.replaceAll(/\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*))?\}/gs, (_, escaped, stop, held) => {
    if (escaped) return escaped;
    if (held !== undefined) words.set(stop, held.replaceAll(/\\(.)/gs, '$1'));
    return words.get(stop) ?? '';
  });
}

describe('a snippet', () => {
  test.each([
    ['一是〔此处填写：原因〕。', '一是${1:〔此处填写：原因〕}。'],
    ['〔甲〕〔甲〕', '${1:〔甲〕}${2:〔甲〕}'],
    ['20__年__月', '${1:20__}年${2:__}月'],
    ['{year}年、{nextYear}年、{year}年', '${1:20__}年、${2:20__}年、${1}年'],
    ['共$1，{甲}、\\', '共\\$1，{甲\\}、\\\\'],
    ['〔填写$和}〕', '${1:〔填写\\$和\\}〕}'],
    ['没有空白', '没有空白'],
    ['〔〕号', '${1:〔〕}号'],
  ])('%s', (text, snippet) => expect(toSnippet(text)).toBe(snippet));

  test('shows the text as it is until it is filled in', () => {
    const texts = fc.array(
      fc.constantFrom('〔此处填写：甲〕', '20__年', '$', '}', '{', '\\', '${1:', '甲', '\n', '〔', '〕'),
    );
    fc.assert(
      fc.property(texts, (pieces) => {
        expect(expand(toSnippet(pieces.join('')))).toBe(pieces.join(''));
      }),
    );
  });

  test.each(['〔', '_', '{', '〔甲', '$', '20__'])('of 100,000 times %s takes no time', (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(expand(toSnippet(text))).toBe(text);
  });
});

describe.each(builtInProfiles)('$name', (profile) => {
  const report = expand(snippets[profile.name]!.body.join('\n'));

  test('gives each content a snippet with a short name of its own', () => {
    const prefixes = profile.contents.map(({ name }) => snippets[`${profile.name}：${name}`]!.prefix);
    expect(prefixes.every((names, at) => names.includes(profile.contents[at]!.name))).toBe(true);
    expect(new Set(prefixes.flat()).size).toBe(prefixes.flat().length);
  });

  test('gives a whole report that is recognised and in which every content is still to be written', () => {
    const { profile: recognised, contents } = check(report);
    expect(recognised?.id).toBe(profile.id);
    const unwritten = contents.filter(({ status }) => status === 'empty').map(({ id }) => id);
    expect(unwritten).toEqual(profile.contents.filter(({ mandatory }) => mandatory).map(({ id }) => id));
  });

  test('has no blank in it that the check does not see', () => {
    const stops = snippets[profile.name]!.body.join('\n').match(/\$\{\d+/g)!;
    expect(findPlaceholders(report)).toHaveLength(stops.length);
  });
});
