import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../client/src/english.ts';

/** What the client says is whole texts, which can be turned into another language; nothing is glued together from pieces. */
const folder = join(import.meta.dirname, '../../client/src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  // What is recognised in a report is not said.
  .filter((name) => name.endsWith('.ts') && name !== 'documents.ts')
  .map((name) => ({ name, code: withoutComments(readFileSync(join(folder, name), 'utf8')) }));

test('what is filled into a text stands in braces', () => {
  expect(sources.flatMap(({ name, code }) => patchesOf(code).map((patch) => `${name}: ${patch}`))).toEqual([]);
});

test('what a number counts stands beside the number', () => {
  expect(Object.keys(ENGLISH).filter((text) => /^(?:处|份|个|条|项|段|节|行|字|年)$/.test(text))).toEqual([]);
});

/** #{…} stands for what is filled into a template. */
describe('among examples', () => {
  test.each([
    "say('共') + count",
    "count + say('处')",
    "name + '，'",
    "'（' + name",
    '`#{name}，#{place}`',
    '`#{name} #{say(words)}`',
    "`#{name} #{say(words, counted.join(say('、')))} `",
    "say('共{0}处', list.map((one) => `(#{one})`).join('')) + name",
  ])('patchwork is found: %s', (example) => {
    expect(patchesOf(toCode(example))).toHaveLength(1);
  });

  test.each([
    "say('{0}（{1}）', name, count + 1)",
    '`#{uri} #{key}`',
    "[say('标题'), name].join(say('，'))",
    "length + 1 > most ? say('{0}：{1}', name, `#{first}/#{second}`) : ''",
  ])('what is none is not: %s', (example) => {
    expect(patchesOf(toCode(example))).toEqual([]);
  });
});

function toCode(example: string): string {
  return example.replaceAll('#{', '${');
}

/** Where words are glued to something: in a template, or by +. */
function patchesOf(code: string): readonly string[] {
  const templates = [...code.matchAll(/`[^`\n]*`/g)].map(([template]) => template);
  const plain = code.replace(/`[^`\n]*`/g, '``');
  const texts = [...plain.matchAll(/'(?:[^'\\\n]|\\.)*'/g)].filter(([text]) => WORDS.test(text));
  const calls = [...plain.matchAll(/\bsay\(/g)];
  const glued = [
    ...texts.filter(({ 0: text, index }) => isAdded(plain, index, index + text.length)),
    ...calls.filter(({ 0: call, index }) => isAdded(plain, index, closingOf(plain, index + call.length))),
  ];
  return [
    ...templates.filter((template) => WORDS.test(template) || /\bsay\(/.test(template)),
    ...glued.map(({ index }) => plain.slice(Math.max(0, index - 20), index + 40)),
  ];
}

/** What only a language has: its letters, and its marks. */
const WORDS = /[\p{Script=Han}\u3001-\u303f\uff01-\uff5e]/u;

/** Whether a stretch of code is added to something, or something to it. */
function isAdded(code: string, start: number, end: number): boolean {
  return /(?<!\+)\+\s*$/.test(code.slice(0, start)) || /^\s*\+(?!\+)/.test(code.slice(end));
}

/** The place behind the bracket that closes the one right before a place. */
function closingOf(code: string, start: number): number {
  let open = 1;
  for (const { 0: bracket, index } of code.slice(start).matchAll(/'(?:[^'\\\n]|\\.)*'|[()]/g)) {
    open += bracket === '(' ? 1 : bracket === ')' ? -1 : 0;
    if (open === 0) return start + index + 1;
  }
  return code.length;
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
