import { describe, expect, it } from 'vitest';
import ruleOfLaw from '../../server/profiles/rule-of-law-annual-report.json' with { type: 'json' };
import { profileSchema } from '../../server/src/profile/schema.ts';
import { builtInProfiles } from '../../server/src/profile.ts';

const profile = builtInProfiles[0]!;

describe('the built-in profiles', () => {
  it.each(builtInProfiles.map((one) => [one.id, one] as const))('%s is a profile', (_, one) => {
    expect(profileSchema.safeParse(one).error).toBeUndefined();
  });

  it('cite a chapter, never an article', () => {
    for (const one of builtInProfiles) expect(JSON.stringify(one)).not.toMatch(/第[一二三四五六七八九十百\d]+条/);
  });

  it('carry a template that fills no gap by itself', () => {
    for (const { template, acceptedBodies } of profile.contents) {
      if (acceptedBodies.length === 0) expect(template.body.join('')).toContain('〔此处填写');
    }
  });
});

interface DraftProfile {
  name?: string;
  precedence: string[];
  contents: { headings: { contain: string[] } }[];
}

describe('a profile of one’s own', () => {
  const faultsOf = (change: (copy: DraftProfile) => void): readonly string[] => {
    const copy: DraftProfile = structuredClone(ruleOfLaw);
    change(copy);
    return (
      profileSchema.safeParse(copy).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
    );
  };

  it('is told where it is wrong', () => {
    expect(faultsOf(() => {})).toEqual([]);
    expect(faultsOf((copy) => delete copy.name)[0]).toMatch(/^name: /);
    expect(faultsOf((copy) => Object.assign(copy, { extra: 1 }))[0]).toMatch(/extra/);
    const unknown = faultsOf((copy) => copy.precedence.push('plans'));
    expect(unknown).toEqual(['precedence.5: 没有代号为“plans”的内容']);
    const gap = faultsOf((copy) => copy.contents[0]!.headings.contain.push('举措…'));
    expect(gap).toEqual([expect.stringContaining('“…”“+”“/”的两边都要有词')]);
    const year = faultsOf((copy) => copy.contents[0]!.headings.contain.push('〈去年〉工作'));
    expect(year).toEqual([expect.stringContaining('年份只能写作')]);
    expect(profileSchema.safeParse(null).success).toBe(false);
  });
});
