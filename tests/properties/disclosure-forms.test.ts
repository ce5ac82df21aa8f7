import { describe, expect, test } from 'vitest';
import { check, type Result } from '../../server/src/check.ts';
import fc from '../seeded.ts';
import { type FormFigures, fillForm, LAYOUTS, type Layout, OUTCOMES } from './disclosure-forms.ts';

const few = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 120 }) },
);
const six = fc.array(few, { minLength: 6, maxLength: 6 });
const forms = fc
  .tuple(
    fc.array(fc.array(few, { minLength: OUTCOMES, maxLength: OUTCOMES }), { minLength: 6, maxLength: 6 }),
    six,
    six,
    fc.array(fc.array(few, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([outcomes, next, before, reviews]) => fillForm(outcomes, next, before, reviews));

/** One cell that has a figure, and by how much it is wrong. */
const slips = fc.record({ cell: fc.nat(), by: fc.integer({ min: 1, max: 30 }) });

function spoil({ applications, reviews }: FormFigures, { cell, by }: { cell: number; by: number }): FormFigures {
  const wrong = <T extends readonly number[]>(figures: T, at: number) => figures.with(at, figures[at]! + by);
  const filled = [...applications, reviews].flatMap((figures, row) =>
    figures.flatMap((figure, column) => (figure > 0 ? [{ row, column }] : [])),
  );
  fc.pre(filled.length > 0);
  const { row, column } = filled[cell % filled.length]!;
  if (row === applications.length) return { applications, reviews: wrong(reviews, column) };
  return { applications: applications.with(row, wrong(applications[row]!, column)), reviews };
}

function accusations(text: string, { markdown }: Layout): Result['findings'] {
  return check(text, { markdown }).findings.filter(({ rule }) => rule === 'table-mismatch');
}

describe.each(LAYOUTS)('a form with $name', (layout) => {
  test.each([false, true])('that is consistent is accused of nothing; zeros left blank: %s', (blanks) => {
    const property = fc.property(forms, (figures) => {
      expect(accusations(layout.write(figures, blanks), layout)).toEqual([]);
    });
    fc.assert(property, { numRuns: 40 });
  });

  test.each(layout.keepsBlanks ? [false, true] : [false])(
    'with one slip is found out; zeros left blank: %s',
    (blanks) => {
      const property = fc.property(forms, slips, (figures, slip) => {
        const found = accusations(layout.write(spoil(figures, slip), blanks), layout);
        expect(found.length).toBeGreaterThan(0);
        expect(found.every(({ severity }) => severity === 'error')).toBe(true);
      });
      fc.assert(property, { numRuns: 40 });
    },
  );
});
