import { describe, expect, test } from 'vitest';
import { check, type Result } from '../../server/src/check.ts';
import { placesOf } from '../../server/src/claims/claim.ts';
import { toDiagnostics } from '../../server/src/features/diagnostics.ts';
import { findLinked, toLinkedActions, toLinkedEdits, versionBefore } from '../../server/src/features/linked-edits.ts';
import { toRange } from '../../server/src/features/lsp.ts';
import { buildLedger } from '../../server/src/ledger.ts';
import { rules } from '../../server/src/rules/index.ts';
import fc from '../seeded.ts';
import { checkAtCursor } from './cursor.ts';

const OFF = Object.fromEntries(rules.map(({ id }) => [id, 'off' as const]));
const recheck = (text: string): Result => check(text);
const document = { uri: 'untitled:1', version: 3 };
const action = { ...document, versionedEdits: true, annotatedEdits: true };

/** The report after a figure was changed by hand, with the cursor behind it, and as it was before. */
function follow(before: string | null, marked: string) {
  const { result, position } = checkAtCursor(marked);
  const context = { before: before === null ? null : check(before), recheck };
  const answer = toLinkedEdits(result, position, document, context);
  return { title: answer?.title ?? null, answer };
}

/** What was, what is now with the cursor, and what follows. */
const cases: readonly (readonly [name: string, before: string, now: string, title: string | null])[] = [
  [
    'a total, and the rate that is taken of it',
    '受理130件，其中劳动类85件、婚姻类45件，办结128件，办结率98.5%。',
    '受理130件，其中劳动类86$0件、婚姻类45件，办结128件，办结率98.5%。',
    '同步更新相关数字（受理 131，办结率 97.7%）',
  ],
  [
    'a rate that was 100%',
    '接到投诉250件，办结250件，办结率100%。',
    '接到投诉250件，办结$0249件，办结率100%。',
    '同步更新相关数字（办结率 99.6%）',
  ],
  [
    'a balance',
    '旧存6件，新收30件，审结33件，未结3件。',
    '旧存6件，新收34$0件，审结33件，未结3件。',
    '同步更新相关数字（未结 7）',
  ],
  [
    'a change, in its direction',
    '去年查处80起，今年查处100起，同比上升25%。',
    '去年查处80起，今年查处120$0起，同比上升25%。',
    '同步更新相关数字（同比上升 50%）',
  ],
  [
    'the same figure elsewhere',
    '一、主要举措\n\n全年受理行政复议案件32件。\n\n二、其他\n\n全年受理行政复议案件32件。',
    '一、主要举措\n\n全年受理行政复议案件33$0件。\n\n二、其他\n\n全年受理行政复议案件32件。',
    '同步更新相关数字（受理行政复议案件 33）',
  ],
  [
    'the total of a column, and that of the row below it',
    '| 类别 | 网上 | 窗口 | 合计 |\n| --- | --- | --- | --- |\n| 咨询 | 5 | 7 | 12 |\n| 投诉 | 4 | 6 | 10 |\n| 合计 | 9 | 13 | 22 |\n',
    '| 类别 | 网上 | 窗口 | 合计 |\n| --- | --- | --- | --- |\n| 咨询 | 8$0 | 7 | 12 |\n| 投诉 | 4 | 6 | 10 |\n| 合计 | 9 | 13 | 22 |\n',
    '同步更新相关数字（咨询合计 15，网上合计 12，合计 25）',
  ],
  [
    'the compound that it explains',
    '构建“1+9+2”调解网络（1个中心、9个站、2个室）。',
    '构建“1+9+2”调解网络（1个中心、10$0个站、2个室）。',
    '同步更新相关数字（组合数字 1+10+2）',
  ],
  [
    'an average over the months of a year',
    '全年刊发普法文章36篇，平均每月3篇。',
    '全年刊发普法文章48$0篇，平均每月3篇。',
    '同步更新相关数字（平均每月 4）',
  ],
  [
    'an average over the months that are told',
    '截至11月底，办理业务3300件，平均每月300件。',
    '截至11月底，办理业务3520$0件，平均每月300件。',
    '同步更新相关数字（平均每月 320）',
  ],
  [
    'an average over quarters, rounded as it was',
    '全年开展法治讲座24场，平均每季度6场。',
    '全年开展法治讲座30$0场，平均每季度6场。',
    '同步更新相关数字（平均每季度 8）',
  ],
  [
    'a number of things that is told again; its list does not',
    '设立咨询、调解、速裁3个解纷服务窗口，方便群众。\n\n3个解纷服务窗口均已启用。',
    '设立咨询、调解、速裁4$0个解纷服务窗口，方便群众。\n\n3个解纷服务窗口均已启用。',
    '同步更新相关数字（解纷服务窗口 4）',
  ],
  [
    'both figures of a doubled total',
    '办理29宗1874亩，其中采矿10宗800亩、建设19宗1074亩。',
    '办理29宗1874亩，其中采矿10宗900$0亩、建设19宗1074亩。',
    '同步更新相关数字（办理 1974）',
  ],
  [
    'a change that is less now',
    '去年查处80起，今年查处100起，同比上升25%。',
    '去年查处80起，今年查处88$0起，同比上升25%。',
    '同步更新相关数字（同比上升 10%）',
  ],
  [
    'a change in numbers',
    '去年查处80起，今年查处100起，增加20起。',
    '去年查处80起，今年查处112$0起，增加20起。',
    '同步更新相关数字（增加 32）',
  ],
  [
    'a change in percentage points',
    '群众满意率由93.1%提升到95.9%，提高2.8个百分点。',
    '群众满意率由93.1%提升到96.9$0%，提高2.8个百分点。',
    '同步更新相关数字（提高 3.8）',
  ],
  [
    'an average over what a figure tells',
    '12个乡镇共化解纠纷360件，平均每个乡镇30件。',
    '12个乡镇共化解纠纷384$0件，平均每个乡镇30件。',
    '同步更新相关数字（平均每个乡镇 32）',
  ],
  [
    'no rate that still holds, its last digit rounded up from exactly five',
    '去年查处200起，今年查处400起，同比上升100%。',
    '去年查处200起，今年查处399$0起，同比上升100%。',
    null,
  ],
  [
    'nor with the further digits left away, up to the next one',
    '去年查处1000起，今年查处1100起，同比上升10%。',
    '去年查处1000起，今年查处1109$0起，同比上升10%。',
    null,
  ],
  [
    'which is the next one itself',
    '去年查处1000起，今年查处1100起，同比上升10%。',
    '去年查处1000起，今年查处1110$0起，同比上升10%。',
    '同步更新相关数字（同比上升 11%）',
  ],
  [
    'what is no longer nothing, with as many digits as show it',
    '去年查处1000起，今年查处1000起，同比上升0%。',
    '去年查处1000起，今年查处1003$0起，同比上升0%。',
    '同步更新相关数字（同比上升 0.3%）',
  ],
  [
    'no share that is told as a round one',
    '受理120件，其中线上96件，占八成。',
    '受理120件，其中线上60$0件，占八成。',
    null,
  ],
  [
    'nor one told as a fraction',
    '受理120件，其中线上80件，占三分之二。',
    '受理120件，其中线上60$0件，占三分之二。',
    null,
  ],
  [
    'no change of direction',
    '去年查处80起，今年查处100起，同比上升25%。',
    '去年查处80起，今年查处70$0起，同比上升25%。',
    null,
  ],
  [
    'in the written form',
    '办理案件十二件，其中民事五件、刑事七件。',
    '办理案件十二件，其中民事六$0件、刑事七件。',
    '同步更新相关数字（办理案件 十三）',
  ],
  [
    'in the written scale',
    '投入1.35亿元，其中市级1.2亿元、区级1500万元。',
    '投入1.35亿元，其中市级1.2亿元、区级2500$0万元。',
    '同步更新相关数字（投入 1.45亿元）',
  ],
  [
    'approximate figures neither move',
    '受理约130件，其中劳动类85件、婚姻类45件。',
    '受理约130件，其中劳动类99$0件、婚姻类45件。',
    null,
  ],
  ['nor carry', '受理130件，其中劳动类85件、婚姻类45件。', '受理130件，其中劳动类90余$0件、婚姻类45件。', null],
  [
    'parts do not follow from their total',
    '受理130件，其中劳动类85件、婚姻类45件。',
    '受理131$0件，其中劳动类85件、婚姻类45件。',
    null,
  ],
  ['nothing where another part was left out', '受理130件，其中劳动类85件等。', '受理130件，其中劳动类86$0件等。', null],
  [
    'from the cursor on what follows as well',
    '受理130件，其中劳动类85件、婚姻类45件，办结128件，办结率98.5%。',
    '受理$0130件，其中劳动类86件、婚姻类45件，办结128件，办结率98.5%。',
    '同步更新相关数字（受理 131，办结率 97.7%）',
  ],
  [
    'what was a sum before is one still, however far apart the figures are now',
    '全年立案130宗，结案85宗，待审45宗。',
    '全年立案130宗，结案8500$0宗，待审45宗。',
    '同步更新相关数字（立案 8545）',
  ],
];

describe('what follows a figure changed by hand', () => {
  test.each(cases)('%s', (_, before, now, title) => {
    expect(follow(before, now).title).toBe(title);
  });

  test('is one edit of the version at hand, each figure with its sum; what is given stays, and has the whole shown beforehand', () => {
    const before = '受理130件，其中劳动类85件、婚姻类45件。';
    const { answer } = follow(before, '受理130件，其中劳动类86$0件、婚姻类45件。');
    expect(answer).toEqual({
      title: '同步更新相关数字（受理 131）',
      edit: {
        documentChanges: [
          {
            textDocument: document,
            edits: [
              {
                range: { start: { line: 0, character: 12 }, end: { line: 0, character: 14 } },
                newText: '86',
                annotationId: '0',
              },
              {
                range: { start: { line: 0, character: 2 }, end: { line: 0, character: 5 } },
                newText: '131',
                annotationId: '1',
              },
            ],
          },
        ],
        changeAnnotations: {
          0: { label: '依据：86', description: '这一处不变', needsConfirmation: true },
          1: { label: '受理 130 → 131', description: '算式：86＋45', needsConfirmation: false },
        },
      },
    });
  });
});

describe('without knowing what was changed', () => {
  test('the figure at the cursor is given', () => {
    expect(follow(null, '受理130件，其中劳动类86$0件、婚姻类45件。').title).toBe('同步更新相关数字（受理 131）');
  });

  test('on a sum that fails, its terms are given', () => {
    const { title } = follow(null, '受理$0130件，其中劳动类86件、婚姻类45件，办结128件，办结率98.5%。');
    expect(title).toBe('同步更新相关数字（受理 131，办结率 97.7%）');
  });

  test('where everything holds, and where no figure is, nothing follows', () => {
    expect(follow(null, '受理130件，其中劳动类85$0件、婚姻类45件。').title).toBeNull();
    expect(follow(null, '受$0理130件，其中劳动类86件、婚姻类45件。').title).toBeNull();
  });
});

describe('as a code action', () => {
  const text = '受理130件，其中劳动类86件、婚姻类45件，办结128件，办结率98.5%。';
  const result = check(text);
  const context = { uri: document.uri, relatedInformation: false, rulePages: null };
  const diagnostics = toDiagnostics(result, context);
  const at = (words: string) => toRange(result.analysis.source, { start: text.indexOf(words), end: 0 }).start;

  test('on a finding it is a quick fix of that finding, never preferred', () => {
    const actions = toLinkedActions(result, at('130'), diagnostics, action, { before: null, recheck });
    expect(actions).toMatchObject([
      { title: '同步更新相关数字（受理 131，办结率 97.7%）', kind: 'quickfix', diagnostics },
    ]);
    expect(actions[0]).not.toHaveProperty('isPreferred');
  });

  test('elsewhere it is a rewriting', () => {
    const [linked, ...others] = toLinkedActions(result, at('86'), [], action, { before: null, recheck });
    expect(linked).toMatchObject({ kind: 'refactor.rewrite' });
    expect([linked!.diagnostics, others]).toEqual([undefined, []]);
  });

  test('it is offered as well where no rule has found anything', () => {
    const unfound = check(result.analysis.source.text, { settings: { rules: OFF, profile: 'none' } });
    expect(unfound.findings).toEqual([]);
    expect(toLinkedActions(unfound, at('86'), [], action, { before: null, recheck })).toHaveLength(1);
  });

  test('it is not offered where a fix of the finding does the same', () => {
    const alone = check('受理130件，其中劳动类86件、婚姻类45件。');
    const shown = toDiagnostics(alone, context);
    expect(shown).toHaveLength(1);
    expect(toLinkedActions(alone, shown[0]!.range.start, shown, action, { before: null, recheck })).toEqual([]);
  });

  test('it is a plain change for a client that knows no annotations, or no versions', () => {
    const edit = (abilities: Partial<typeof action>) =>
      toLinkedActions(result, at('86'), [], { ...action, ...abilities }, { before: null, recheck })[0]?.edit;
    expect(edit({ annotatedEdits: false })).not.toHaveProperty('changeAnnotations');
    expect(edit({ annotatedEdits: false, versionedEdits: false })).toMatchObject({
      changes: { [document.uri]: [{ newText: '131' }, { newText: '97.7' }] },
    });
  });
});

test('the version to go back to is the one before the figure was touched', () => {
  const versions = ['受理130件。', '受理件。', '受理1件。', '受理13件。', '受理131件。', '受理131件，办结13件。'];
  let before: Result | null = null;
  let previous: Result | null = null;
  const kept = versions.map((text) => {
    const now = check(text);
    before = versionBefore(before, previous, now);
    previous = now;
    return before.analysis.source.text;
  });
  expect(kept).toEqual([...Array(5).fill('受理130件。'), '受理131件，办结13件。']);
});

/** Reports whose figures agree, with sums in chains. */
const counts = fc.integer({ min: 2, max: 500 });
const reports = fc
  .record({ a: counts, b: counts, share: fc.double({ min: 0.1, max: 1, noNaN: true }), c: counts })
  .map(({ a, b, share, c }) => {
    const total = a + b;
    const done = Math.max(1, Math.floor(total * share));
    const rate = Math.round((done * 1000) / total) / 10;
    return [
      `全年受理咨询${total}件，其中劳动类${a}件、婚姻类${b}件，办结${done}件，办结率${done === total ? 100 : Math.min(rate, 99.9)}%。`,
      `旧存${c}件，新收${a}件，审结${c}件，未结${a}件。`,
      `投入约${b}万元，走访${c}余户。`,
    ].join('\n');
  });

test('after linked edits the sums concerned hold, and no figure is touched that is not named', () => {
  const change = fc.tuple(reports, fc.nat(20), counts);
  fc.assert(
    fc.property(change, ([text, at, value]) => {
      const before = check(text);
      const figures = buildLedger(before).quantities;
      const chosen = figures[at % figures.length]!;
      const changed = text.slice(0, chosen.start) + value + text.slice(chosen.end);
      const now = check(changed);
      const followers = findLinked(now, chosen.start, { before, recheck })?.followers ?? [];
      const edited = followers.reduceRight(
        (words, { start, end, text }) => words.slice(0, start) + text + words.slice(end),
        changed,
      );
      const after = check(edited);
      const written = (result: Result) => buildLedger(result).quantities.map((figure) => figure.text);
      const named = followers.map(({ start }) => buildLedger(now).quantities.findIndex((one) => one.start === start));
      const [old, fresh] = [written(now), written(after)];
      expect(fresh).toHaveLength(old.length);
      for (const [index, figure] of old.entries()) {
        if (named.includes(index)) expect(fresh[index]).not.toBe(figure);
        else expect(fresh[index]).toBe(figure);
      }
      const moved = new Set(named.map((index) => buildLedger(after).quantities[index]!.start));
      const concerned = after.claims.filter(({ numbers }) => moved.has(numbers[0]!.start));
      for (const { verdict } of concerned) expect(verdict).toBe('holds');
      // Nothing moves that was approximate.
      for (const { start } of followers) {
        const entry = buildLedger(now).quantities.find((one) => one.start === start);
        expect(entry?.quantity.approximate ?? '').toBe('');
      }
      expect(now.claims.flatMap(placesOf).length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
