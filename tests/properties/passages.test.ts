import { expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { readSayings } from '../../server/src/analysis/clauses.ts';
import { enumeratorsOf } from '../../server/src/analysis/enumerators.ts';
import { readPassages } from '../../server/src/analysis/paragraph/by-passages.ts';
import { readParagraph } from '../../server/src/analysis/paragraph.ts';
import { areToldApart, readProseClaims } from '../../server/src/claims/own-claims.ts';
import { readStatements } from '../../server/src/claims/repeats/statements.ts';
import { writeReport } from '../server/long-report.ts';
import { Chance } from './desk.ts';

const REPORTS = 8;
const MIXTURES = 800;
/** What makes figures belong to others far before them, or takes sentences apart. */
const PIECES =
  '其中 （ ） “ ” 。 ； 共 分别 占45% 12件 尚未办结3件 剩余6个 平均每月4件 纠错率5% 1+8+3 与上年的40件相比，下降10% 在册30人，解除12人 咨询占45%、投诉占55% 。月均4件 3月启动专项行动'.split(
    ' ',
  );

/** All that is told of a paragraph by itself, told in one order. */
function tell(text: string, byPassages: boolean): string {
  const paragraph = byPassages ? readPassages(text, true, new Map()) : readParagraph(text, true);
  const { sentences, figures, placeholders } = paragraph;
  const claims = readProseClaims(paragraph).toSorted((a, b) => a.numbers[0]!.start - b.numbers[0]!.start);
  const statements = readStatements(paragraph, false).map(({ said: { name, indicator }, start }) => {
    return { name, period: indicator.period, at: start + indicator.figure.quantity.start };
  });
  const clauses = readSayings(paragraph).clauses.map(({ start, end, words, key, counts }) => {
    return { start, end, words, key, counts };
  });
  const told = { clauses, sentences, figures, placeholders, enumerators: enumeratorsOf(paragraph), claims, statements };
  return JSON.stringify(told, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function isDivided(text: string): boolean {
  return readPassages(text, true, new Map()).passages.length > 1;
}

const paragraphs = Array.from({ length: REPORTS }, (_, seed) =>
  analyze(writeReport(8000, seed + 1), { markdown: true }),
)
  .flatMap((analysis) => analysis.paragraphs.map(({ paragraph }) => paragraph.text))
  .filter(isDivided);

const BETWEEN = '镇党委定期听取工作汇报，把各项任务落实到岗到人。';

test.each([
  [
    'what was put into force, and what was there before',
    `全年制定规范性文件12件。${BETWEEN}年初有138件，废止21件，年末有129件。`,
  ],
  ['the whole of a rest', `全年排查隐患148个。${BETWEEN}完成整改142个，剩余6个。`],
  ['the total of an average', `全年刊发文章36篇。${BETWEEN}平均每月3篇。`],
  ['the list of a rate', `审结97件，其中维持80件、撤销7件、驳回10件。${BETWEEN}纠错率7.2%。`],
  ['this year, held against the last', `全年排查412件。${BETWEEN}与上年的436件相比，下降5.5%。`],
  ['the whole of a share', `全年登记案件516件。${BETWEEN}前三类合计365件，占70.7%。`],
  ['what is added up', `收到建议16件、提案23件。${BETWEEN}其中主办14件、会办25件。`],
  ['what a compound is made of', `设14个社区站、96个网格。${BETWEEN}建成“1+14+96”工作体系。`],
])('a passage finds %s in one before it', (_, sentences) => {
  const text = BETWEEN + sentences;
  expect(isDivided(text)).toBe(true);
  expect(readProseClaims(readParagraph(text)).length).toBeGreaterThan(0);
  expect(tell(text, true)).toBe(tell(text, false));
});

test.each([
  ['shares that name what has them', `全年受理来访516件。${BETWEEN}其来源中，咨询、投诉、求助分别占45%、35%、20%。`],
  [
    'an average of nothing that is told',
    `全年走访12个社区。${BETWEEN}工作分四个环节：第一，抓公示；第二，抓督办。平均每月35次。`,
  ],
])('a passage looks for nothing before it for %s', (_, sentences) => {
  const text = BETWEEN + sentences;
  expect(areToldApart(readPassages(text, true, new Map()))).toBe(true);
  expect(tell(text, true)).toBe(tell(text, false));
});

test('a figure between two halves of a word does not join them', () => {
  const text = `${BETWEEN}群众在65个站点均可预约律师。${BETWEEN}做到限期销号、口12件径一致。${BETWEEN}做到口径一致。`;
  expect(tell(text, true)).toBe(tell(text, false));
});

test.each([
  ['closes none', `${BETWEEN.repeat(20)}围绕邻里纠”纷推行“阳光归档”“阳光审查”“阳光送达”三项机制。`],
  ['is not closed', `努力做到群众”满意。${BETWEEN}${BETWEEN}围绕邻里“纠纷推行“阳光归档”“阳光审查”“阳光送达”三项机制。`],
])('no row of quotations reaches beyond its sentence where a mark before it %s', (_, text) => {
  expect(isDivided(text)).toBe(true);
  expect(tell(text, true)).toBe(tell(text, false));
});

test('read by passages, a paragraph says what it says read as a whole', { timeout: 30_000 }, () => {
  expect(paragraphs.length).toBeGreaterThan(50);
  for (const text of paragraphs) expect(tell(text, true), text).toBe(tell(text, false));
});

test('and so it does with sentences in any order and words in between that speak of others', {
  timeout: 30_000,
}, () => {
  const chance = new Chance(3);
  const sentences = paragraphs.flatMap((text) => text.split(/(?<=。)/));
  let divided = 0;
  for (let run = 0; run < MIXTURES; run++) {
    const chosen = Array.from({ length: chance.between(2, 9) }, () => {
      const sentence = chance.of(sentences);
      const at = chance.between(0, sentence.length - 1);
      return chance.between(0, 3) > 0 ? sentence : sentence.slice(0, at) + chance.of(PIECES) + sentence.slice(at);
    });
    const text = chosen.join('');
    if (isDivided(text)) divided++;
    expect(tell(text, true), text).toBe(tell(text, false));
  }
  expect(divided).toBeGreaterThan(MIXTURES / 2);
});
