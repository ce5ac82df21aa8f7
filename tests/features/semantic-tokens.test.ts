import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { lineSpan } from '../../server/src/analysis/source.ts';
import { encodeTokens, readSemanticTokens, SEMANTIC_TOKENS_LEGEND } from '../../server/src/features/semantic-tokens.ts';
import fc from '../seeded.ts';

interface Decoded {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly type: string;
}

function decode(text: string, data: readonly number[]): readonly Decoded[] {
  const { source } = analyze(text);
  const tokens: Decoded[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += lines;
    character = lines === 0 ? character + characters : characters;
    const start = source.lineStarts[line]! + character;
    tokens.push({ start, end: start + length, line, type: SEMANTIC_TOKENS_LEGEND.tokenTypes[type]! });
  }
  return tokens;
}

/** `words type` of each token. */
function shown(text: string): string[] {
  const { data } = readSemanticTokens(analyze(text, { markdown: true }));
  return decode(text, data).map(({ start, end, type }) => `${text.slice(start, end)} ${type}`);
}

describe('a Markdown report', () => {
  test.each<[string, string[]]>([
    ['## 一、主要举措', ['一、 headingMark']],
    ['（一）开展培训12次。', ['（一） headingMark', '12 number', '次 unit']],
    ['服务近4000余人次，投入1.35 亿元。', ['4000余 number', '人次 unit', '1.35 亿 number', '元 unit']],
    ['成功率为98.5 %', ['98.5 number', '% unit']],
    ['占百分之六十', ['百分之六十 number']],
    ['分别为12、15件', ['12 number', '15 number', '件 unit']],
    ['𠮷县😀办结3件\r\n第二行4件', ['3 number', '件 unit', '4 number', '件 unit']],
    ['收到XX件，**重点**是____', ['XX placeholder', '____ placeholder']],
    ['〔此处填写：不少于3项〕', ['〔此处填写：不少于3项〕 placeholder']],
    ['2023年12月5日', []],
    ['```\n12件\n```', []],
    ['', []],
  ])('%j', (text, tokens) => expect(shown(text)).toEqual(tokens));
});

test('a token over a line end is one on each line', () => {
  const { source } = analyze('甲乙\r\n丙');
  expect(encodeTokens(source, [{ type: 'placeholder', start: 1, end: 5 }])).toEqual([0, 1, 1, 3, 0, 1, 0, 1, 3, 0]);
});

test('whatever the text, tokens are in order, on one line each, and none is over another', () => {
  const pieces = fc.constantFrom(
    ...'# 一、 （一） 1. 120件 4000余人次 百分之六十 分别为1、2件 XX件 ____ 20__年 〔此处填写3件〕 〔 〕 此处 填 ** 𠮷 😀 \ud83d 。 ， |'.split(
      ' ',
    ),
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '```\n',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((chosen) => chosen.join(''));
  fc.assert(
    fc.property(texts, fc.boolean(), (text, markdown) => {
      const analysis = analyze(text, { markdown });
      const { data } = readSemanticTokens(analysis);
      expect(data.every((number) => Number.isInteger(number) && number >= 0)).toBe(true);
      let before = 0;
      for (const { start, end, line, type } of decode(text, data)) {
        const span = lineSpan(analysis.source, line);
        expect(before <= start && start < end && span.start <= start && end <= span.end).toBe(true);
        expect(type).toBeDefined();
        before = end;
      }
    }),
    { numRuns: 500 },
  );
});
