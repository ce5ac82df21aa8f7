import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { check } from '../../server/src/check.ts';
import type { Tally } from '../../server/src/formats/format.ts';
import { json } from '../../server/src/formats/json.ts';

const place = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() };
/** Which roles the figures of each kind of claim may have, and the one that must be there first. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  total: ['total', 'part'],
  part: ['total', 'part'],
  // A rate of what passed may be told with those that did not.
  rate: ['rate', 'numerator', 'denominator', 'out'],
  change: ['change', 'from', 'to'],
  balance: ['result', 'in', 'out'],
  count: ['count', 'item'],
  compound: ['compound', 'part'],
  repeat: ['same'],
  average: ['average', 'total', 'base'],
  // In the table of applications what came in is weighed against what was answered and what is left.
  table: ['total', 'part', 'result', 'in', 'out'],
};
const claim = z
  .object({
    kind: z.enum(Object.keys(ROLES) as [string, ...string[]]),
    verdict: z.enum(['holds', 'fails', 'unclear']),
    formula: z.string().min(1),
    numbers: z.array(z.object({ ...place, role: z.string() })).min(1),
  })
  .refine(({ kind, numbers }) => numbers.every(({ role }) => ROLES[kind]!.includes(role)), 'a role of another kind')
  .refine(({ numbers }) => numbers.every(({ start, end }) => start < end), 'a figure that is nothing');
const finding = z.object({
  ...place,
  rule: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  family: z.enum(['structure', 'numbers', 'numbering', 'dates', 'terms', 'wording', 'privacy']),
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  message: z.string().min(1),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  related: z.array(z.object({ ...place, message: z.string() })),
  fixes: z.array(
    z.object({
      title: z.string().min(1),
      safe: z.boolean(),
      edits: z.array(z.object({ ...place, text: z.string() })),
    }),
  ),
});
const told = z.object({
  version: z.literal(1),
  reports: z.array(
    z.object({
      file: z.string(),
      profile: z.string().nullable(),
      year: z.number().int().nullable(),
      sections: z.array(
        z
          .object({
            id: z.string(),
            status: z.enum(['present', 'implied', 'empty', 'missing']),
            start: z.number().optional(),
            end: z.number().optional(),
          })
          .refine(
            ({ status, start, end }) => status === 'missing' || (start ?? 1) < (end ?? 0),
            'a content without its place',
          ),
      ),
      claims: z.array(claim),
      findings: z.array(finding),
      coverage: z
        .object({ quantities: z.number().int(), checked: z.number().int() })
        .refine(({ quantities, checked }) => checked <= quantities, 'more figures checked than there are'),
    }),
  ),
  skipped: z.array(z.object({ file: z.string(), reason: z.string() })),
});

const SCREEN = { colours: false };
const TALLY: Tally = {
  reports: 1,
  counts: { error: 0, warning: 0, information: 0, hint: 0 },
  skipped: [],
  version: '0.0.0',
  clean: 0,
  accepted: 0,
  comparison: null,
};
const folders = ['clean', 'faulty'].map((name) => join(import.meta.dirname, '../reports', name));
const reports = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /(?<!expected)\.(?:txt|md)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);

describe('what other programs are told', () => {
  it.each(reports)('%s: every field is as promised', (file, text) => {
    const result = check(text, { fileName: file });
    const printed = json.print([json.printReport({ file, result }, SCREEN)], TALLY, SCREEN);
    const { reports: all } = told.parse(JSON.parse(printed));
    for (const { claims, findings, sections, profile } of all) {
      for (const { numbers } of claims) for (const { end } of numbers) expect(end).toBeLessThanOrEqual(text.length);
      for (const { start, end } of findings) expect(text.slice(start, end)).not.toBe('');
      if (profile === 'rule-of-law-annual-report') {
        expect(sections.map(({ id }) => id)).toEqual(['measures', 'shortcomings', 'leadership', 'plan', 'other']);
      }
    }
  });
});
