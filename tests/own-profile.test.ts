import { describe, expect, test } from 'vitest';
import ruleOfLaw from '../server/profiles/rule-of-law-annual-report.json' with { type: 'json' };
import { analyze } from '../server/src/analysis/analyze.ts';
import { check } from '../server/src/check.ts';
import { parseOwnProfile } from '../server/src/own-profile.ts';
import { matchHeading } from '../server/src/profile/headings.ts';
import { recogniseProfile } from '../server/src/profile/recognition.ts';
import { profileSchema } from '../server/src/profile/schema.ts';
import { builtInProfiles, judgeContents, type Profile } from '../server/src/profile.ts';
import fc from './seeded.ts';

const base = builtInProfiles.find(({ id }) => id === ruleOfLaw.id)!;

/** The profile that a text tells; the test fails where there is none. */
function read(value: object | string): Profile {
  const parsed = parseOwnProfile(typeof value === 'string' ? value : JSON.stringify(value), builtInProfiles);
  expect(parsed).toMatchObject({ ok: true });
  return parsed.ok ? parsed.profile : base;
}

const LEAST = { id: 'duty-report', name: '述法报告', recognition: { titles: { contain: ['述法报告'] } } };

describe('a profile of one’s own', () => {
  test('can be as short as this', () => {
    const profile = read({ ...LEAST, contents: [{ id: 'study', name: '学法情况', headings: { contain: ['学法'] } }] });
    expect(profileSchema.safeParse(profile).error).toBeUndefined();
    expect(profile.contents[0]).toEqual({
      id: 'study',
      name: '学法情况',
      official: '学法情况',
      mandatory: true,
      levels: 'all',
      headings: { contain: ['学法'] },
      acceptedBodies: [],
      template: { heading: '学法情况', body: ['〔此处填写：学法情况〕'] },
    });
    expect(profile.precedence).toEqual(['study']);
  });

  test('may hold comments and a comma too many', () => {
    expect(read('{ // 镇里的\n "id": "a", "name": "甲", "extends": "work-report", }').contents).toEqual([]);
  });

  test('that extends another and says nothing is the same under another name', () => {
    const { id, name, ...rest } = read({ id: 'own', name: '本县的报告', extends: base.id });
    const { id: _, name: __, ...same } = base;
    expect([id, name]).toEqual(['own', '本县的报告']);
    expect(JSON.parse(JSON.stringify(rest))).toEqual(JSON.parse(JSON.stringify(same)));
  });

  test('adds to word lists, replaces what else it says, and leaves the rest', () => {
    const profile = read({
      id: 'own',
      name: '本县的报告',
      extends: base.id,
      recognition: { titles: { contain: ['法治工作白皮书'] } },
      contents: [
        { id: 'other', mandatory: true },
        { id: 'shortcomings', headings: { contain: ['工作检视'] }, whenMissing: { severity: 'warning' } },
        { id: 'grid', name: '网格治理', headings: { contain: ['网格'] } },
      ],
    });
    expect(profileSchema.safeParse(profile).error).toBeUndefined();
    expect(profile.contents.map(({ id }) => id)).toEqual([...base.contents.map(({ id }) => id), 'grid']);
    expect(profile.precedence).toEqual(['grid', ...base.precedence]);
    expect(matchHeading(profile, '二、工作检视', 1)).toEqual(['shortcomings']);
    expect(matchHeading(profile, '二、存在的不足和原因', 1)).toEqual(['shortcomings']);
    expect(matchHeading(profile, '（二）网格工作开展情况', 2)).toEqual(['grid']);
    const shortcomings = profile.contents.find(({ id }) => id === 'shortcomings')!;
    expect(shortcomings).toMatchObject({ whenMissing: { severity: 'warning' }, mandatory: true });
    expect(profile.contents.find(({ id }) => id === 'other')).toMatchObject({ mandatory: true });
    expect(recogniseProfile(analyze('云溪县2024年法治工作白皮书\n'), '', [profile])?.id).toBe('own');
  });

  test('sets the order in which a heading is tried', () => {
    const precedence = ['plan', 'grid'];
    const contents = [{ id: 'grid', name: '网格治理', headings: { contain: ['网格'] } }];
    const profile = read({ id: 'own', name: '甲', extends: base.id, precedence, contents });
    expect(profile.precedence).toEqual(['plan', 'grid', 'leadership', 'shortcomings', 'other', 'measures']);
    expect(matchHeading(profile, '下一步网格工作安排', 1)).toEqual(['plan']);
  });

  test('comes before a built-in one where both fit as well, and not where that fits better', () => {
    const own = read({ id: 'own', name: '本县的报告', extends: base.id });
    const profiles = [own, ...builtInProfiles];
    const of = (text: string) => recogniseProfile(analyze(text), '', profiles)?.id ?? null;
    expect(of('青石街道2024年法治政府建设年度报告\n')).toBe('own');
    expect(of('青石街道2024年工作总结\n')).toBe('work-report');
    const loose = read({ ...LEAST, recognition: { titles: { contain: [] }, openings: { contain: ['报告如下'] } } });
    const text = '青石街道2024年法治政府建设年度报告\n现将有关情况报告如下：\n';
    expect(recogniseProfile(analyze(text), '', [loose, ...builtInProfiles])?.id).toBe(base.id);
  });

  test('that extends another does not lay its own demands to the regulation', () => {
    const contents = [
      { id: 'other', mandatory: true },
      { id: 'grid', name: '网格治理', headings: { contain: ['网格'] } },
      { id: 'study', name: '学法情况', headings: { contain: ['学法'] }, demandedBy: '县司法局的通知' },
    ];
    const profiles = [read({ id: 'own', name: '本县的报告', extends: base.id, contents }), ...builtInProfiles];
    const { findings } = check('青石街道2024年法治政府建设年度报告\n一、严格执法\n召开会议4次。\n', { profiles });
    const said = findings.filter(({ rule }) => rule === 'missing-section').map(({ message }) => message);
    expect(said.filter((message) => message.includes('督察工作规定'))).toHaveLength(base.contents.length - 1);
    expect(said).toEqual(
      expect.arrayContaining([
        '没有写“其他需要报告的情况”。报告类型“本县的报告”要求写明。',
        '没有写“网格治理”。报告类型“本县的报告”要求写明。',
        '没有写“学法情况”。县司法局的通知要求写明。',
      ]),
    );
  });

  test('brings terms of its own', () => {
    const own = {
      id: 'county-plan',
      term: '云川县“一张图”行动',
      patterns: ['一张图'],
      kind: 'campaign',
      verified: true,
    };
    const profiles = [read({ ...LEAST, terms: [{ ...own, to: '2022-12-31' }] }), ...builtInProfiles];
    const { findings } = check('青石镇镇长2024年述法报告\n一、依法决策\n继续推进“一张图”行动。\n', { profiles });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'outdated-term', subject: 'county-plan' }));
  });

  test('is what its contents are asked for, in its own name', () => {
    const contents = [{ id: 'study', name: '学法情况', headings: { contain: ['学法'] } }];
    const profiles = [read({ ...LEAST, contents }), ...builtInProfiles];
    const text = '青石镇镇长2024年述法报告\n一、依法决策\n召开会议4次。\n';
    const { profile, findings } = check(text, { profiles });
    expect(profile?.id).toBe('duty-report');
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'missing-section',
        severity: 'warning',
        message: expect.stringMatching(/^没有写“学法情况”。.*述法报告/),
      }),
    );
    expect(check(text, { profiles, settings: { rules: {}, profile: base.id } }).profile?.id).toBe(base.id);
    expect(judgeContents(profile!, analyze('一、学法用法\n集体学法4次。\n'))).toMatchObject([{ status: 'present' }]);
  });
});

/** Each text with the words that each answer points at, and the answer. `…` stands for the rest of the least profile. */
const mistakes: readonly (readonly [text: string, ...answers: string[]])[] = [
  ['', ' → 报告类型文件是空的；没有要写的，至少写 {}，或删除这个文件'],
  ['[]', '[] → “报告类型”要写成一对花括号 { }'],
  ['{}', '{ → 缺少“id”：代号，用来在设置里指名', '{ → 缺少“name”：报告类型的名称'],
  ['{ "id": “a” }', '“a” → 中文标点 “ 要换成英文标点'],
  ['{ "id": "a", "name": "甲" }', '{ → 缺少“recognition.titles”：怎样的题目是这类报告'],
  ['{ "id": "a", "name": "甲", "extends": "work" }', '"work" → 没有自带的报告类型“work”，是否想写“work-report”？'],
  [
    '{ "id": "work-report", "name": "甲", "extends": "work-report" }',
    '"work-report" → 代号“work-report”是自带的报告类型，请换一个；要在它上面改，另写 "extends": "work-report"',
  ],
  ['{ …, "id": "甲" }', '"甲" → 只能用小写英文字母、数字和连字符，以字母开头'],
  ['{ …, "name": "" }', '"" → “name”不能为空'],
  ['{ …, "content": [] }', '"content" → 没有名为“content”的项目，是否想写“contents”？'],
  ['{ …, "contents": {} }', '{} → “contents”要写成一列，放在一对方括号 [ ] 里'],
  [
    '{ …, "contents": [{ "id": "b" }] }',
    '{ → “b”是新增的内容，缺少“name”',
    '{ → “b”是新增的内容，缺少“headings.contain”',
  ],
  ['{ …, "contents": [{ "name": "乙" }] }', '{ → 缺少“id”：代号'],
  [
    '{ …, "contents": [{ "id": "b", "name": "乙", "headings": { "contains": [] } }] }',
    '"contains" → 没有名为“contains”的项目，是否想写“contain”？',
  ],
  [
    '{ …, "contents": [{ "id": "b", "name": "乙", "headings": { "contain": ["工作…"] } }] }',
    '"工作…" → “…”“+”“/”的两边都要有词',
  ],
  [
    '{ …, "contents": [{ "id": "b", "name": "乙", "headings": { "contain": ["工作"] }, "outside": ["c"] }] }',
    '"c" → 没有代号为“c”的内容',
  ],
  ['{ …, "precedence": ["c"] }', '"c" → 没有代号为“c”的内容'],
  [
    '{ …, "contents": [{ "id": "b", "levels": "tops", "implied": { "by": "topic" }, "mandatory": "yes" }] }',
    '"tops" → “levels”不能是“tops”，是否想写“top”？',
    '"topic" → “by”不能是“topic”，是否想写“topics”？',
    '"yes" → “mandatory”要写成 true 或 false，不带引号',
  ],
  [
    '{ …, "contents": [{ "id": "b", "implied": {}, "template": { "heading": "标题" } }] }',
    '{ → 缺少“by”，可以写 topics、paragraph',
    '{ → 缺少“body”：正文，一项一行，{year} 和 {nextYear} 同标题',
  ],
  ['{ …, "deadlines": [{ "published": { "before": "4-1" } }] }', '"4-1" → 写作 03-01 这样的月和日'],
  [
    '{ …, "basis": { "name": "甲", "issuer": "乙", "number": "丙", "chapter": "丁", "rank": "法规", "firstYear": 20 } }',
    '20 → “firstYear”最小是1949',
  ],
  [
    '{ …, "recognition": { "headings": { "atLeast": 0, "naming": [] } } }',
    '0 → “atLeast”最小是1',
    '[] → “naming”至少写1项',
  ],
  ['{ …, "format": 2 }', '2 → “format”不能是“2”，是否想写“1”？'],
];

describe('a mistake is answered with its place and what was meant', () => {
  test.each(mistakes)('%s', (short, ...answers) => {
    const text = short.replace('…,', '"id": "a", "name": "甲", "recognition": { "titles": { "contain": ["甲"] } },');
    const own = once(text);
    const parsed = parseOwnProfile(own, builtInProfiles);
    const given = parsed.ok
      ? []
      : parsed.problems.map(({ start, end, message }) => `${own.slice(start, end)} → ${message}`);
    expect(given).toEqual(answers);
  });
});

/** Without the first of two `id`, `name` and `recognition`. */
function once(text: string): string {
  return ['"id": "a",', '"name": "甲",', '"recognition": { "titles": { "contain": ["甲"] } },'].reduce((rest, part) => {
    const key = part.slice(0, part.indexOf(':') + 1);
    const top = rest.replace(/"contents":.*|"basis":.*/s, '');
    return top.split(key).length > 2 ? rest.replace(part, '') : rest;
  }, text);
}

test('any text is answered, with places inside it', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(0, 1, true, null, '', 'a', '标题…', 'topics', 'work-report', 'error'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'id',
          'name',
          'extends',
          'recognition',
          'titles',
          'contain',
          'contents',
          'headings',
          'implied',
          'by',
          'x',
          '__proto__',
        ),
        tie('value'),
        { maxKeys: 6 },
      ),
    ),
  })).value;
  fc.assert(
    fc.property(value, (any) => {
      const text = JSON.stringify(any) ?? '';
      const parsed = parseOwnProfile(text, builtInProfiles);
      if (parsed.ok) return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { start, end, message } of parsed.problems) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
        expect(message).toMatch(/\p{Script=Han}/u);
      }
    }),
  );
});
