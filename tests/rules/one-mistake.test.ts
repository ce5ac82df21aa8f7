import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import fc from '../seeded.ts';

const KINDS = ['婚姻家庭纠纷', '邻里纠纷', '土地纠纷', '劳动纠纷', '消费纠纷'];

describe('one mistake is told once', () => {
  test('a wrong total under right shares is one error, with every share beside it', () => {
    const { findings, claims } = numbersOf(write(1340, 1240, [320, 280, 290, 350]));
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['total-mismatch', 'error']]);
    const [finding] = findings;
    expect(finding!.message).toContain('这个数若为1240件，这5处就都相符');
    expect(finding!.related.filter(({ message }) => message.startsWith('比率不符'))).toHaveLength(4);
    expect(claims.filter(({ verdict }) => verdict === 'fails')).toHaveLength(5);
  });

  test('the way out that mends all of them says so, and is as unsafe as the others', () => {
    const text = write(1340, 1240, [320, 280, 290, 350]);
    const [finding] = numbersOf(text).findings;
    const mending = finding!.fixes.filter(({ title }) => title.includes('随之相符'));
    expect(mending.map(({ title, safe }) => [title, safe])).toEqual([
      ['把合计改为1240件（320＋280＋290＋350），另外4处随之相符', false],
    ]);
    const [edit] = mending[0]!.edits;
    const mended = text.slice(0, edit!.start) + edit!.text + text.slice(edit!.end);
    expect(numbersOf(mended).findings).toEqual([]);
  });

  test('what leads being switched off, the others are told all the same', () => {
    const text = write(1340, 1240, [320, 280, 290, 350]);
    const settings = { ...DEFAULT_SETTINGS, rules: { 'total-mismatch': 'off' as const } };
    const told = check(text, { settings }).findings.filter(({ family }) => family === 'numbers');
    expect(told.map(({ rule }) => rule)).toEqual(['rate-mismatch']);
    expect(told[0]!.related.filter(({ message }) => message.startsWith('比率不符'))).toHaveLength(3);
  });

  test('a wrong share is told once, be it that of its count or more than what the other shares leave', () => {
    const text = '全年受理咨询2000件，其中劳动类900件，占45%；婚姻类700件，占35%；邻里类400件，占30%。';
    const { findings, claims } = numbersOf(text);
    expect(findings.map(({ rule }) => rule)).toEqual(['rate-mismatch']);
    expect(findings[0]!.message).toContain('这个数若为20%，这2处就都相符');
    expect(findings[0]!.related.filter(({ message }) => message.startsWith('占比之和'))).toHaveLength(1);
    expect(claims.filter(({ verdict }) => verdict === 'fails')).toHaveLength(2);
  });

  test('a figure that neither its rate nor its average fits is told once', () => {
    const { findings } = numbersOf('全年受理诉求1640件，月均120件，办结1411件，办结率98%。');
    expect(findings.map(({ rule }) => rule)).toEqual(['rate-mismatch']);
    expect(findings[0]!.message).toContain('这个数若为1440件，这2处就都相符');
  });

  test('a part that exceeds its total, and its rate, are told once', () => {
    const { findings } = numbersOf('全年调解纠纷480件，成功490件，成功率98%。');
    expect(findings.map(({ rule }) => rule)).toEqual(['rate-mismatch']);
  });

  test('two mistakes are told twice', () => {
    const text = `${write(1340, 1240, [320, 280, 290, 350])}\n${'全年受理行政复议案件45件，其中维持20件、撤销12件、终止10件。'}`;
    expect(numbersOf(text).findings.map(({ rule }) => rule)).toEqual(['total-mismatch', 'total-mismatch']);
  });

  test('one figure changed, whichever, never gives more than one finding in a list with its shares', () => {
    const parts = fc.array(fc.integer({ min: 40, max: 900 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.nat(), fc.integer({ min: 1, max: 9 }), (counts, at, by) => {
        const sum = counts.reduce((a, b) => a + b, 0);
        const which = at % (counts.length + 1);
        const wrong = counts.map((count, index) => (index === which ? count + by * 10 : count));
        const total = which === counts.length ? sum + by * 10 : sum;
        const told = numbersOf(write(total, sum, wrong, counts)).findings;
        expect(told.map(({ rule }) => rule)).toEqual(['total-mismatch']);
      }),
      { numRuns: 60 },
    );
  });
});

function numbersOf(text: string): Pick<ReturnType<typeof check>, 'findings' | 'claims'> {
  const { findings, claims } = check(text);
  return { findings: findings.filter(({ family }) => family === 'numbers'), claims };
}

/** A list of parts with their shares of a whole. */
function write(total: number, whole: number, parts: readonly number[], shared = parts): string {
  const items = parts.map(
    (part, at) => `${at === parts.length - 1 ? '其他纠纷' : KINDS[at]}${part}件（占${toShare(shared[at]!, whole)}%）`,
  );
  return `全街道共调解矛盾纠纷${total}件，其中${items.join('、')}。`;
}

/** Rounded half up, as in a report: `toFixed` makes 35.6 of 713 ÷ 2000. */
function toShare(part: number, whole: number): string {
  return (Math.round((1000 * part) / whole) / 10).toFixed(1);
}
