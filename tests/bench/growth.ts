import { fileURLToPath } from 'node:url';
import { check } from '../../server/src/check.ts';
import { writeReport } from '../server/long-report.ts';

// How the cost of a check, in processor time, grows with the length of a text that was never read before, and with the number of reports: the slope
// of the line through their logarithms is 1 where twice as much costs twice as much.

const LENGTHS = [8000, 16_000, 32_000, 64_000, 125_000, 250_000, 500_000, 1_000_000];
const NUMBERS = [1, 5, 25, 125];
const REPEATS = 3;

/** Prints both tables. */
export function benchGrowth(): void {
  for (let seed = 0; seed < 40; seed++) check(writeReport(8000, seed));
  const byLength = LENGTHS.map((length): Point => {
    const text = writeReport(length);
    return { size: text.length, ms: fastest(() => check(text)) };
  });
  const byNumber = NUMBERS.map((number): Point => {
    const texts = Array.from({ length: number }, (_, seed) => writeReport(8000, seed));
    return { size: number, ms: fastest(() => texts.map((text) => check(text).findings.length)) };
  });
  tell('characters', byLength);
  tell('reports of 8,000 characters', byNumber);
}

interface Point {
  readonly size: number;
  readonly ms: number;
}

function fastest(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function tell(what: string, points: readonly Point[]): void {
  console.log(`\ngrowth of a check by ${what}: slope ${slopeOf(points).toFixed(2)}\n`);
  console.log(`| ${what} | processor ms |\n| --- | --- |`);
  for (const { size, ms } of points) console.log(`| ${size} | ${ms.toFixed(1)} |`);
}

function slopeOf(points: readonly Point[]): number {
  const logs = points.map(({ size, ms }) => ({ x: Math.log(size), y: Math.log(ms) }));
  const mean = (of: (one: (typeof logs)[number]) => number): number =>
    logs.reduce((sum, one) => sum + of(one), 0) / logs.length;
  const [x, y] = [mean((one) => one.x), mean((one) => one.y)];
  return mean((one) => (one.x - x) * (one.y - y)) / mean((one) => (one.x - x) ** 2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchGrowth();
