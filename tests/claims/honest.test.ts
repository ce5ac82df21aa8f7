import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';

// Sentences as careful officials write them, made up, with every sum worked out: whoever is accused here is accused wrongly.
const folder = join(import.meta.dirname, 'honest');

describe.each(readdirSync(folder))('%s', (name) => {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  const results = lines.map((line) => ({
    line,
    result: check(`2024年法治政府建设年度报告\n\n一、工作情况\n${line}\n`),
  }));

  test('has no figure that disagrees with another', () => {
    const accused = results.flatMap(({ line, result }) =>
      result.findings.filter(({ family }) => family === 'numbers').map(({ message }) => ({ message, line })),
    );
    expect(accused).toEqual([]);
  });

  test('is read, and not passed over: most figures stand in a sum', () => {
    const counts = results.map(({ result: { coverage } }) => coverage);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
    const checked = sum(counts.map(({ checked }) => checked));
    expect(checked / sum(counts.map(({ quantities }) => quantities))).toBeGreaterThan(0.6);
  });
});
