// Makes the picture of an export that the README shows: npm run export-picture. Needs LibreOffice, poppler-utils and Chinese fonts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toGreyPng } from '../../editor/ui/png.mts';
import { canRender, type Page, toPages, toPdf, writeSample } from './render.mts';

const PICTURE = path.join(import.meta.dirname, '../../../client/media/readme/export.png');
const GAP = 12;
const GREY = 0xc8;

if (!canRender) {
  console.error('LibreOffice (soffice) and poppler-utils are needed.');
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'jiaohe-picture-'));
try {
  const pages = await toPages(await toPdf(await writeSample(), folder), 62);
  const { width, height, pixels } = sideBySide(pages.slice(0, 2));
  writeFileSync(PICTURE, toGreyPng(width, height, pixels));
} finally {
  rmSync(folder, { recursive: true });
}

function sideBySide(pages: readonly Page[]): Page {
  const width = pages.reduce((sum, page) => sum + page.width + GAP, GAP);
  const height = Math.max(...pages.map((page) => page.height)) + 2 * GAP;
  const pixels = Buffer.alloc(width * height, GREY);
  let left = GAP;
  for (const page of pages) {
    for (let y = 0; y < page.height; y++) {
      page.pixels.copy(pixels, (y + GAP) * width + left, y * page.width, (y + 1) * page.width);
    }
    left += page.width + GAP;
  }
  return { width, height, pixels };
}
