import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Kind, kindAt } from '../../server/src/analysis/characters.ts';
import { readMark } from '../../server/src/analysis/marks.ts';
import { readQuantities } from '../../server/src/analysis/quantities.ts';
import fc from '../seeded.ts';
import { loadGrammar, type Token, tokenise } from './tokens.ts';

const EXAMPLES = join(import.meta.dirname, 'examples.txt');
const ARROW = '      ↳ ';

const NUMBER = 'constant.numeric.quantity';
const UNIT = 'keyword.other.unit';
const MARK = 'punctuation.definition.heading';

const grammar = await loadGrammar();
const examples = readFileSync(EXAMPLES, 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith(ARROW));

/** The tokens of a line that is not the first: there a title stands. */
function tokensOf(line: string): readonly Token[] {
  return tokenise(grammar, `\n${line}`)[1]!;
}

function textsOf(line: string, scope: string): readonly string[] {
  return tokensOf(line)
    .filter(({ scopes }) => scopes.includes(scope))
    .map(({ text }) => text);
}

/** A stretch of a line that is a figure (0) or a unit (u). */
interface Stroke {
  readonly start: number;
  readonly end: number;
  readonly brush: '0' | 'u';
}

/** What is coloured as a quantity, character by character: 0 for its digits and numerals, u for its unit. */
function paint(line: string, strokes: readonly Stroke[]): string {
  const painted = new Array<string>(line.length).fill('.');
  for (const { start, end, brush } of strokes) {
    for (let at = start; at < end; at++) {
      const kind = kindAt(line, at);
      const numeral = kind === Kind.digit || kind === Kind.numeral || kind === Kind.scale;
      if (brush === 'u' ? kind !== Kind.space : numeral) painted[at] = brush;
    }
  }
  return painted.join('');
}

function paintedByGrammar(line: string): string {
  const strokes = tokensOf(line).flatMap(({ start, end, scopes }): readonly Stroke[] => {
    if (scopes.includes(NUMBER)) return [{ start, end, brush: '0' }];
    return scopes.includes(UNIT) ? [{ start, end, brush: 'u' }] : [];
  });
  return paint(line, strokes);
}

/** The mark of a heading is no part of what the server reads figures in. */
function paintedByServer(line: string): string {
  const from = readMark(line, 0, line.length)?.end ?? 0;
  const strokes = readQuantities(line.slice(from)).flatMap(({ start, end, unitEnd }): readonly Stroke[] => [
    { start: start + from, end: end + from, brush: '0' },
    { start: end + from, end: unitEnd + from, brush: 'u' },
  ]);
  return paint(line, strokes);
}

test('the examples are coloured as they are', async () => {
  const lines = tokenise(grammar, examples.join('\n'));
  const shown = examples.flatMap((line, at) => [line, ARROW + show(lines[at]!)]);
  await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot(EXAMPLES);
});

/** [words]scopes; plain words as they are. */
function show(tokens: readonly Token[]): string {
  let shown = '';
  for (const [at, { scopes }] of tokens.entries()) {
    const label = labelOf(scopes);
    if (at > 0 && labelOf(tokens[at - 1]!.scopes) === label) continue;
    const rest = tokens.slice(at);
    const last = rest.findIndex((other) => labelOf(other.scopes) !== label);
    const words = (last < 0 ? rest : rest.slice(0, last)).map(({ text }) => text).join('');
    shown += label === '' ? words : `[${words}]${label} `;
  }
  return shown.trimEnd();
}

function labelOf(scopes: readonly string[]): string {
  return scopes.filter((scope) => !scope.startsWith('meta.')).join('·');
}

describe('quantities', () => {
  test.each(examples.slice(1).filter((line) => !/……\d+$/.test(line)))(
    'the server reads and the grammar colours the same: %s',
    (line) =>
      expect(paintedByGrammar(line.trimStart().replace(/^#+ /, ''))).toBe(
        paintedByServer(line.trimStart().replace(/^#+ /, '')),
      ),
  );

  test.each([
    '2023年12月10日',
    '2至5月',
    '（青政办〔2023〕12号）',
    '第24条、第3次会议、第1,234次',
    '12345热线、12·4国家宪法日、6.26禁毒日',
    '“三项制度”、两个维护、四个意识',
    '一个中心、每月召开一次',
    '“1+10+88”网络',
    '5G、A4、COVID19',
    '3个月、10个工作日内',
    '12支部、15单位',
    '二〇二三年',
    '一是加强领导，二是压实责任',
    '8.8.8.8',
    '一成不变、三成员单位、七八成、12成',
    '2024/3/15、第1/3页、1/3、3/2、占1/3/5项、三分之四、一分之一',
    '99999999999999999999999件',
  ])('nothing of %s is one', (line) => {
    expect([...textsOf(line, NUMBER), ...textsOf(line, UNIT)]).toEqual([]);
    expect(paintedByServer(line)).toMatch(/^\.*$/);
  });

  test('whatever stands around them, the grammar agrees with the server', () => {
    const pieces = fc.constantFrom(
      ...'12 5 3.5 1,234 20 98.5% 12件 4000余人次 1.35亿元 十二次 两百零五户 百分之六十 3个百分点 5件（次） ２０户 三四十人 八成 3.5成 三分之二 1/3 占1/3 成 5个工作日 5千 3亿2000万元 一点五倍 二点五倍 点五 百分之百 近百场 百余 上千 十几名 千 六届五次 提高3.2个点 三大领域 五大项目 大类'.split(
        ' ',
      ),
      ...'， 、 。 的 共 近 超过 余 多 万 亿 件 人次 （ ） 以上 第 几 年 月 “ ” 《 》 G 其中 分别为 ·4 .5 一 十 百'.split(
        ' ',
      ),
      ' ',
    );
    const lines = fc.array(pieces, { maxLength: 12 }).map((chosen) => `县${chosen.join('')}`);
    fc.assert(
      fc.property(lines, (line) => {
        fc.pre(!LACKS_UNIT.test(line));
        expect(paintedByGrammar(line)).toBe(paintedByServer(line));
      }),
      { numRuns: 1000 },
    );
  });
});

/** 网站31件、其他12: that the last one is a number of 件 only the server knows, which looks back. */
const LACKS_UNIT = /[、，,；;。（][一-龥]{1,8}[\d,]+(?![\d%.件户个人万亿])/;

test('the grammar sees the marks of headings that the server sees', () => {
  const pieces = fc.constantFrom(
    ...'第 一 十 二 3 12 0 部分 章 、 . ． （ ) ） ① 甲 ： 5 件'.split(' '),
    ' ',
    '\u3000',
  );
  const lines = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((chosen) => chosen.join('').trim());
  fc.assert(
    fc.property(lines, (line) => {
      // A row of dots and a number make a line of a table of contents.
      fc.pre(!line.includes('...'));
      const mark = readMark(line, 0, line.length);
      expect(textsOf(line, MARK)).toEqual(mark ? [line.slice(mark.start, mark.end)] : []);
    }),
    { numRuns: 1000 },
  );
});

test('what is open at the end of a line does not reach the next', () => {
  for (const line of ['《甲', '“甲', '‘甲', '《甲〈乙', '一、甲', '# 甲', '分别为1、2']) {
    const next = tokenise(grammar, `\n${line}\n办结3件`)[2]!;
    expect(next.map(({ text }) => text)).toEqual(['办结', '3', '件']);
  }
});

describe('100,000 times the same', () => {
  test.each(
    [
      ...'1 1,234 123, 9. 9· 9- A1 一 十百 万 1万 三千 零 120件 12、 分别为1、2、 分别为1、2件， （ （一） ） 《 〈 “ 《〈 * _ X 〔 〔此处 〔此处填 某某 的 。 # ＃ 一、 第一 … . 20 2023年 2023 1月 二〇 一是 近 不 前1 第1'.split(
        ' ',
      ),
      ' ',
      '\u3000',
      '1 ',
      '# ',
      '\ud800',
    ].map((piece) => [JSON.stringify(piece), piece]),
  )('%s', { timeout: 10_000 }, (_, piece) => {
    const line = piece.repeat(Math.ceil(100_000 / Math.max(1, piece.length)));
    const tokens = tokensOf(line);
    expect(tokens.at(-1)?.end ?? 0).toBe(line.length);
  });
});
