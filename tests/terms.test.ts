import { describe, expect, it } from 'vitest';
import { analyze } from '../server/src/analysis/analyze.ts';
import { readParagraph } from '../server/src/analysis/paragraph.ts';
import { profileSchema } from '../server/src/profile/schema.ts';
import { builtInProfiles, type Profile } from '../server/src/profile.ts';
import { termSchema, termsSchema } from '../server/src/terms/schema.ts';
import { builtInTerms, findTerms, readTerms, type Term, termNamed, termsAt, wordTerm } from '../server/src/terms.ts';

describe('the built-in terms', () => {
  it('have the form of their file', () => {
    expect(termsSchema.safeParse(builtInTerms).error?.issues ?? []).toEqual([]);
  });

  it.each(builtInTerms.terms.map((term) => [term.id, term] as const))('%s is found where it is written', (_, term) => {
    const found = findTerms(readParagraph(`认真学习党的${term.term}。`)).map(({ term: { id } }) => id);
    const inOtherWords = [
      'epidemic-control',
      'legal-system',
      'publicity-day',
      'before-civil-code',
      'four-consciousnesses',
      'agriculture-bureau',
    ];
    if (!inOtherWords.includes(term.id)) expect(found).toContain(term.id);
  });

  it('are replaced by terms that are right later', () => {
    for (const { id, replacement, replaces, to } of builtInTerms.terms) {
      const next = replacement === undefined || replaces ? null : termNamed(replacement);
      if (next) expect(next.to ?? '9999', id).toSatisfy((until: string) => until > to!);
    }
  });

  it('tell a reader what they are', () => {
    for (const term of builtInTerms.terms) {
      const lines = wordTerm(term);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('')).not.toMatch(/undefined|NaN|\.json|[a-z]{3}/);
    }
  });
});

/** Text → the terms in it, each as written. */
const FOUND: readonly (readonly [string, string])[] = [
  ['深入推进“七五”普法', 'law-popularisation-7 “七五”普法'],
  ['深入推进"八五"普法工作', 'law-popularisation-8 "八五"普法'],
  ['“七五普法”', 'law-popularisation-7 七五普法'],
  ['“六五”“七五”普法', 'law-popularisation-7 “七五”普法'],
  ['《法治政府建设实施纲要(2015-2020年)》', 'government-outline-2015 法治政府建设实施纲要(2015-2020年)'],
  ['《法治政府建设实施纲要（2021——2025）》', 'government-outline-2021 法治政府建设实施纲要（2021——2025）'],
  ['《法治政府建设实施纲要》（2021年至2025年）', 'government-outline-2021 《法治政府建设实施纲要》（2021年至2025年）'],
  ['《云州省法治政府建设实施纲要（2021—2025年）》', ''],
  ['江北省《行政执法监督条例》', ''],
  ['国务院《行政执法监督条例》', 'supervision-regulation-2025 国务院《行政执法监督条例》'],
  ['新修订的《中华人民共和国行政处罚法》', 'penalty-law-2021 新修订的《中华人民共和国行政处罚法》'],
  ['依照《中华人民共和国行政处罚法》', ''],
  ['创新行政处罚法律适用', ''],
  ['劳动合同法', ''],
  ['《合同法》', 'before-civil-code 《合同法》'],
  ['党的二十大和二十届二中、三中全会', 'congress-20 党的二十大, plenum-20-2 二十届二中, plenum-20-3 三中全会'],
  ['党的十九届五中全会精神', 'plenum-19-5 十九届五中全会'],
  ['省委十二届三中全会', ''],
  ['梳理二十大类事项', ''],
  [
    '学习贯彻习近平新时代中国特色社会主义思想主题教育',
    'theme-education-2023 学习贯彻习近平新时代中国特色社会主义思想主题教育',
  ],
  ['公安法制审核', ''],
  ['法制教育基地', ''],
  ['法制宣传栏', 'legal-system 法制宣传'],
  ['网格员二十四五人', ''],
  ['', ''],
];

describe('terms in a text', () => {
  it.each(FOUND)('%s', (text, expected) => {
    const found = findTerms(readParagraph(text)).map(({ term, start, end }) => `${term.id} ${text.slice(start, end)}`);
    expect(found.join(', ')).toBe(expected);
  });

  it('are read once per paragraph', () => {
    const paragraph = readParagraph('深入推进“七五”普法');
    expect(readTerms(paragraph)).toBe(readTerms(paragraph));
  });

  it('are told at an offset of the report', () => {
    const text = '一、主要举措\n深入推进“七五”普法，完善制度。\n';
    const analysis = analyze(text);
    const at = text.indexOf('五”普法');
    expect(termsAt(analysis, at).map(({ term, start, end }) => [term.id, text.slice(start, end)])).toEqual([
      ['law-popularisation-7', '“七五”普法'],
    ]);
    expect(termsAt(analysis, text.indexOf('完善'))).toEqual([]);
    expect(termsAt(analysis, 0)).toEqual([]);
  });
});

describe('a profile', () => {
  const own: Term = {
    id: 'own-campaign',
    term: '“百日攻坚”行动',
    patterns: ['百日攻坚行动'],
    kind: 'campaign',
    from: '2022-03-01',
    to: '2022-06-30',
    verified: true,
  };

  it('may bring terms of its own, and replace one of the built-in ones', () => {
    const bureau: Term = {
      id: 'environment-bureau',
      term: '环保处',
      patterns: ['环保处'],
      kind: 'name',
      verified: false,
    };
    const profile: Profile = { ...builtInProfiles[0]!, terms: [own, bureau] };
    expect(profileSchema.safeParse(profile).error?.issues ?? []).toEqual([]);
    const paragraph = readParagraph('会同环保局和环保处开展“百日攻坚”行动，推进“七五”普法');
    expect(findTerms(paragraph, profile).map(({ term }) => term.id)).toEqual([
      'environment-bureau',
      'own-campaign',
      'law-popularisation-7',
    ]);
    expect(findTerms(paragraph).map(({ term }) => term.id)).toEqual(['environment-bureau', 'law-popularisation-7']);
  });

  it.each([
    [{ ...own, from: '2022-13-01' }, 'from'],
    [{ ...own, to: '2021-06-30' }, 'to'],
    [{ ...own, adopted: '2023-01-01' }, 'adopted'],
    [{ ...own, patterns: undefined }, 'patterns'],
    [{ ...own, patterns: ['攻坚[行动'] }, 'patterns'],
    [{ ...own, patterns: ['百[日]'] }, 'patterns'],
    [{ ...own, kind: 'plenum' }, 'term'],
    [{ ...own, replaces: '百日' }, 'replaces'],
    [{ ...own, regex: '.*' }, undefined],
  ])('is told what is wrong with a term: %o', (term, key) => {
    expect(termSchema.safeParse(term).error?.issues.map(({ path }) => path[0])).toContain(key);
  });
});
