import { expect, test } from 'vitest';
import { readPassages } from '../../../server/src/analysis/paragraph/by-passages.ts';
import { cutPassages } from '../../../server/src/analysis/paragraph/passages.ts';
import { readParagraph } from '../../../server/src/analysis/paragraph.ts';

const PROSE = '镇党委定期听取法治建设工作汇报，把各项任务落实到岗到人。';
const FIGURES = '全年受理矛盾纠纷120件，其中当场化解85件。';

test.each([
  ['one sentence is no passage of anything', FIGURES, []],
  ['nor is it where it is long', `${PROSE.replaceAll('。', '，').repeat(3)}${PROSE}`, []],
  ['two sentences that are soon read are not cut', PROSE + PROSE.slice(-20), []],
  [
    'a short sentence goes with the one before it',
    `${PROSE}效果良好。${PROSE}${PROSE}`,
    [`${PROSE}效果良好。`, PROSE, PROSE],
  ],
  ['a sentence without figures stands by itself', PROSE + PROSE + PROSE, [PROSE, PROSE, PROSE]],
  ['figures go with the sentence before them', PROSE + PROSE + FIGURES + PROSE, [PROSE, PROSE + FIGURES, PROSE]],
  [
    'sentences with figures one behind the other stay together',
    `${PROSE}${FIGURES}其中涉农35件。${PROSE}${FIGURES}`,
    [`${PROSE}${FIGURES}其中涉农35件。`, PROSE + FIGURES],
  ],
  [
    '一 alone tells no figure',
    `${PROSE}进一步统一思想，一是抓学习。${PROSE}`,
    [PROSE, '进一步统一思想，一是抓学习。', PROSE],
  ],
  ['numerals in words may', `${PROSE}群众满意度近一成。${PROSE}`, [`${PROSE}群众满意度近一成。`, PROSE]],
  ['so may 一倍', `${PROSE}办理数量比上年增加一倍。${PROSE}`, [`${PROSE}办理数量比上年增加一倍。`, PROSE]],
  ['and 一万', `${PROSE}发放普法宣传资料一万份。${PROSE}`, [`${PROSE}发放普法宣传资料一万份。`, PROSE]],
  [
    'nothing is cut in brackets',
    `${PROSE}开展普法（进村。入户。${PROSE}）${PROSE}`,
    [PROSE, `开展普法（进村。入户。${PROSE}）${PROSE}`],
  ],
  [
    'nor in them behind one that only closes',
    `${PROSE}开展普法）进村入户（走村串巷。${PROSE}）${PROSE}`,
    [PROSE, `开展普法）进村入户（走村串巷。${PROSE}）${PROSE}`],
  ],
  ['nor between straight marks', `${PROSE}提出"${PROSE}${PROSE}"的要求。`, [PROSE, `提出"${PROSE}${PROSE}"的要求。`]],
  ['nor before brackets', `${PROSE}${PROSE}（${PROSE}）`, [PROSE, `${PROSE}（${PROSE}）`]],
  ['nor in quotation marks', `${PROSE}提出“${PROSE}${PROSE}”的要求。`, [PROSE, `提出“${PROSE}${PROSE}”的要求。`]],
  [
    'nor between them where a bracket is closed that was not opened',
    `${PROSE}提出“守法）${PROSE}${PROSE}”的要求。`,
    [PROSE, `提出“守法）${PROSE}${PROSE}”的要求。`],
  ],
  [
    'nor where marks run into each other',
    `${PROSE.slice(0, -1)}、。${PROSE}${PROSE}`,
    [`${PROSE.slice(0, -1)}、。${PROSE}`, PROSE],
  ],
  [
    'a broken line belongs to the sentence before it',
    `${PROSE}\n${PROSE}\n${PROSE}`,
    [`${PROSE}\n`, `${PROSE}\n`, PROSE],
  ],
])('%s', (_, text, passages) => {
  expect(cutPassages(text).map(({ start, end }) => text.slice(start, end))).toEqual(passages);
});

test('a passage that is known is not read again', () => {
  const before = readPassages(PROSE + FIGURES + PROSE, false, new Map());
  const known = new Map(before.passages.map(({ paragraph }) => [paragraph.text, paragraph]));
  const now = readPassages(`${PROSE}${FIGURES.replace('85', '86')}${PROSE}`, false, known);
  expect(now.passages[1]!.paragraph).toBe(before.passages[1]!.paragraph);
  expect(now.passages[0]!.paragraph).not.toBe(before.passages[0]!.paragraph);
});

test('by passages or as a whole, a paragraph says the same', () => {
  const text = PROSE + FIGURES + PROSE + FIGURES;
  const { figures, sentences, placeholders } = readParagraph(text);
  const divided = readPassages(text, false, new Map());
  expect(divided.passages.map(({ start, sentence }) => [start, sentence])).toEqual([
    [0, 0],
    [PROSE.length + FIGURES.length, 2],
  ]);
  expect(divided.figures).toEqual(figures);
  expect(divided.sentences).toEqual(sentences);
  expect(divided.placeholders).toEqual(placeholders);
});
