import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRender, toPdf, writeSample } from './render.mts';

/** A page's words, each with its place in points from the upper left corner. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
}

const MM = 72 / 25.4;

// Skipped, and listed as such, where LibreOffice or poppler-utils is not installed.
describe.skipIf(!canRender)('an export on paper, as LibreOffice prints it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiaohe 排版 '));
  afterAll(() => rmSync(folder, { recursive: true }));
  let pdf = '';
  const look = (program: string, ...words: readonly string[]): string =>
    execFileSync(program, words, { encoding: 'utf8' });
  const wordsOn = (page: number): readonly Word[] => {
    const text = look('pdftotext', '-f', String(page), '-l', String(page), '-bbox', pdf, '-');
    return [...text.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</g)].map(
      ([, left, top, right, words]) => ({ text: words!, left: Number(left), top: Number(top), right: Number(right) }),
    );
  };
  const find = (page: number, text: string): Word => wordsOn(page).find((word) => word.text.includes(text))!;

  beforeAll(async () => {
    pdf = await toPdf(await writeSample(), folder);
  }, 120_000);

  test('is A4, on as many pages as it takes', () => {
    const info = look('pdfinfo', pdf);
    expect(info).toMatch(/Page size:\s+595[.\d]* x 841[.\d]* pts/);
    expect(info).toMatch(/Pages:\s+3\n/);
    expect(info).toMatch(/Title:\s+青石县人民政府办公室关于2024年法治政府建设情况的报告\n/);
    expect(info).toMatch(/Author:\s+青石县人民政府办公室\n/);
  });

  test('stands within the margins: 37 mm above, 28 mm to the left, 26 mm to the right', () => {
    const words = [1, 2, 3].flatMap(wordsOn).filter(({ text }) => text !== '');
    expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThan(28 * MM - 1);
    expect(Math.min(...words.map(({ top }) => top))).toBeGreaterThan(37 * MM - 2);
    // A stop may hang over the right edge.
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan((210 - 26) * MM + 17);
  });

  test('has a paragraph begin two characters in, and the addressee at the edge', () => {
    expect(find(1, '临溪市人民政府').left).toBeCloseTo(28 * MM, 0);
    expect(find(1, '一、主要举措').left).toBeCloseTo(28 * MM + 32, -0.5);
  });

  test('has odd numbers to the right and even ones to the left, one character from the edge', () => {
    const numbers = [1, 2, 3].map((page) => wordsOn(page).filter(({ top }) => top > (297 - 35) * MM));
    expect(numbers.map((words) => words.map(({ text }) => text).join(''))).toEqual(['—1—', '—2—', '—3—']);
    for (const page of [0, 2]) {
      expect(Math.max(...numbers[page]!.map(({ right }) => right))).toBeCloseTo((210 - 26) * MM - 14, -1);
    }
    expect(numbers[1]![0]!.left).toBeCloseTo(28 * MM + 14, -1);
  });

  test('asks for the fonts by their names: those that stand in for them are used', () => {
    const fonts = look('pdffonts', pdf);
    // The serif stands for 小标宋 and 仿宋, the sans for 黑体.
    expect(fonts).toMatch(/NotoSerifCJK/);
    expect(fonts).toMatch(/NotoSansCJK/);
  });
});
