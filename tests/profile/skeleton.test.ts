import { describe, expect, test } from 'vitest';
import { REPORTERS } from '../../server/src/analysis/issuer.ts';
import { findPlaceholders } from '../../server/src/analysis/placeholders.ts';
import { check } from '../../server/src/check.ts';
import { buildSkeleton } from '../../server/src/profile/skeleton.ts';
import { templateFor } from '../../server/src/profile/template.ts';
import { builtInProfiles, type Profile } from '../../server/src/profile.ts';

const UNITS = { government: '云溪县人民政府', department: '云溪县民政局', township: '云溪县青石镇人民政府' } as const;
const YEARS = [2018, 2020, 2024, 2026] as const;

const ruleOfLaw = builtInProfiles.find(({ id }) => id === 'rule-of-law-annual-report')!;
const measures = ruleOfLaw.contents.find(({ id }) => id === 'measures')!;

const occasions = builtInProfiles.flatMap((profile) =>
  REPORTERS.flatMap((reporter) => YEARS.map((year) => [profile.name, reporter, year, profile] as const)),
);

describe.each(occasions)('%s of a %s for %d', (_, reporter, year, profile) => {
  const unit = UNITS[reporter];
  const { text, blanks } = buildSkeleton(profile, { reporter, unit, year });
  const result = check(text);

  test('is what it is meant to be', () => {
    expect(result.profile?.id).toBe(profile.id);
    expect([result.year, result.reporter]).toEqual([year, reporter]);
    expect(result.issuer?.name).toBe(unit);
    expect(text.split('\n').filter((line) => line === unit)).toHaveLength(1);
  });

  test('has every content, still to be written', () => {
    const unwritten = result.contents.filter(({ status }) => status === 'empty').map(({ id }) => id);
    expect(unwritten).toEqual(mandatory(profile));
  });

  test('has its blanks where the check sees them, and nothing else is wrong', () => {
    expect(blanks).toEqual(findPlaceholders(text));
    expect(text).not.toMatch(/[{}]/);
    const other = result.findings.filter(
      ({ rule, severity }) => rule !== 'empty-section' && rule !== 'unfilled-placeholder' && severity !== 'hint',
    );
    expect(other.map(({ message }) => message)).toEqual([]);
  });
});

function mandatory({ contents }: Profile): readonly string[] {
  return contents.filter((content) => content.mandatory).map(({ id }) => id);
}

describe('a skeleton', () => {
  test('leaves open what is not known', () => {
    const { text } = buildSkeleton(ruleOfLaw, { reporter: null, unit: null, year: null });
    expect(text.split('\n')[0]).toBe('〔此处填写：单位名称〕20__年法治政府建设年度报告');
    expect(text.trimEnd().split('\n').slice(-2)).toEqual(['〔此处填写：单位名称〕', '20__年__月__日']);
  });

  test('of a kind that says nothing of one is plain', () => {
    const { skeleton: _, ...plain } = ruleOfLaw;
    const { text } = buildSkeleton(plain, { reporter: null, unit: '青石街道办事处', year: 2024 });
    expect(text.split('\n').slice(0, 3)).toEqual([
      '青石街道办事处2024年法治政府建设年度报告',
      '',
      '按照《法治政府建设与责任落实督察工作规定》的要求，现将2024年度有关情况报告如下：',
    ]);
  });

  test('takes a unit’s name as it is', () => {
    expect(buildSkeleton(ruleOfLaw, { reporter: null, unit: '$&局', year: 2024 }).text).toContain('$&局2024年');
  });

  test('names the regulation only from the year on in which it holds', () => {
    const opening = (year: number) => buildSkeleton(ruleOfLaw, { reporter: null, unit: null, year }).text;
    expect(opening(2018)).not.toContain('督察工作规定');
    expect(opening(2019)).toContain('督察工作规定');
  });
});

describe('the sub-sections', () => {
  const headings = (occasion: Parameters<typeof templateFor>[1]): string =>
    templateFor(measures, occasion)
      .body.filter((line) => /^（/.test(line))
      .join('');

  test('follow the period', () => {
    for (const reporter of [...REPORTERS, null]) {
      expect(headings({ reporter, year: 2020 })).not.toContain('习近平法治思想');
      expect(headings({ reporter, year: 2021 })).toContain('习近平法治思想');
      expect(headings({ reporter, year: null })).toContain('习近平法治思想');
    }
  });

  test('follow the reporter', () => {
    const all = [...REPORTERS, null].map((reporter) => headings({ reporter, year: 2024 }));
    expect(new Set(all).size).toBe(all.length);
    expect(headings({ reporter: 'township', year: 2024 })).toContain('村（居）务公开');
  });

  test('are topics, whatever the period', () => {
    const words = measures.implied?.by === 'topics' ? measures.implied.words : [];
    const { template } = measures;
    const lines = [template.body, ...(template.variants ?? []).map(({ body = [] }) => body)].flat();
    const untold = lines.filter((line) => /^（/.test(line) && !words.some((word) => line.includes(word)));
    expect(untold).toEqual([]);
  });
});
