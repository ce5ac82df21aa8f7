import { expect, test } from 'vitest';
import type { Span } from '../../server/src/analysis/span.ts';
import { check } from '../../server/src/check.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { Chance } from './desk.ts';
import { type Checkable, type GeneratedReport, generateReport } from './generated-reports.ts';
import { tellMatters } from './matters.ts';
import { tellTogether } from './told-together.ts';

/** More of them: JIAOHE_GENERATED=1000. */
const REPORTS = Number(process.env.JIAOHE_GENERATED ?? 300);
const CORRUPTIONS = 3;
const seeds = Array.from({ length: REPORTS }, (_, seed) => seed + 1);

test(`of ${REPORTS} consistent reports none is accused of anything`, { timeout: 120_000 }, () => {
  const accused = seeds.flatMap((seed) => {
    const { text, markdown } = generateReport(seed);
    return accusations(text, markdown).map(
      (finding) => `seed ${seed}: ${finding.message} — ${lineAt(text, finding.start)}`,
    );
  });
  expect(accused).toEqual([]);
});

test('nor of its figures where other things are told in between', { timeout: 120_000 }, () => {
  const accused = seeds.flatMap((seed) => {
    const { text, markdown } = generateReport(seed, { asides: true });
    return accusations(text, markdown)
      .filter(({ family }) => family === 'numbers')
      .map((finding) => `seed ${seed}: ${finding.message} — ${lineAt(text, finding.start)}`);
  });
  expect(accused).toEqual([]);
});

test('nor what is told together of one matter, in whatever order', { timeout: 120_000 }, () => {
  const accused = seeds.flatMap((seed) => {
    const text = tellTogether(new Chance(seed), 4).join('\n');
    return accusations(text, false).map(({ message, start }) => `seed ${seed}: ${message} — ${lineAt(text, start)}`);
  });
  expect(accused).toEqual([]);
});

test('nor what offices tell of several matters one behind the other', { timeout: 120_000 }, () => {
  const accused = seeds.flatMap((seed) => {
    const text = tellMatters(new Chance(seed));
    return accusations(text, false).map(({ message }) => `seed ${seed}: ${message} — ${text}`);
  });
  expect(accused).toEqual([]);
});

test('a figure that fits nothing any more is found', { timeout: 120_000 }, () => {
  const unnoticed = seeds.flatMap((seed) => {
    const report = generateReport(seed);
    const step = Math.max(1, Math.floor(report.checkable.length / CORRUPTIONS));
    return report.checkable
      .filter((_, at) => at % step === seed % step)
      .flatMap((figure) => {
        const wrong = figure.wrong[seed % figure.wrong.length]!;
        return isNoticed(report, figure, wrong)
          ? []
          : [`seed ${seed}: ${figure.about}: ${original(report, figure)} → ${wrong}`];
      });
  });
  expect(unnoticed).toEqual([]);
});

function accusations(text: string, markdown: boolean): readonly Finding[] {
  return check(text, { markdown }).findings.filter(({ severity }) => severity !== 'hint');
}

/** Whether a finding points at the wrong figure, or at others and names it among them. */
function isNoticed({ text, markdown }: GeneratedReport, { start, end }: Checkable, wrong: string): boolean {
  const touches = (place: Span): boolean => place.start < start + wrong.length && start < place.end;
  const found = accusations(text.slice(0, start) + wrong + text.slice(end), markdown);
  return found.some((finding) => touches(finding) || finding.related.some(touches));
}

function original({ text }: GeneratedReport, { start, end }: Checkable): string {
  return text.slice(start, end);
}

function lineAt(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at) + 1).split(/\r?\n/)[0]!;
}
