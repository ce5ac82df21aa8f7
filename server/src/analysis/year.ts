import type { Analysis } from './analyze.ts';
import { allSections } from './outline.ts';

const YEAR = /(?<!\d)(20\d\d|二[〇零○]?[〇零○一二三四五六七八九]{2,3})\s*年/;
const NAME_YEAR = /(?<!\d)(20\d\d)(?!\d)/;
const DIGITS = '〇一二三四五六七八九';

/**
 * The year a report is about: told by its title, else its opening, its first heading, the page it was copied from, its
 * file name, or the date it was signed (before July: the year before). `null` where nothing tells.
 */
export function readYear(analysis: Analysis, fileName = ''): number | null {
  const { text } = analysis.source;
  const words = (kind: string): string =>
    analysis.blocks
      .filter((block) => block.kind === kind)
      .map((block) => text.slice(block.start, block.end))
      .join('\n');
  const opening = analysis.outline.blocks.find((block) => block.kind === 'paragraph');
  const first = [...allSections(analysis.outline)].find((section) => section.heading)?.heading;
  return (
    yearIn(analysis.title) ??
    yearIn(opening ? text.slice(opening.start, Math.min(opening.end, opening.start + 60)) : '') ??
    yearIn(first ? text.slice(first.title.start, first.title.end) : '') ??
    yearIn(words('residue')) ??
    nameYear(fileName) ??
    yearOfSignature(words('date'))
  );
}

function yearIn(words: string): number | null {
  const match = YEAR.exec(words);
  return match ? toYear(match[1]!) : null;
}

function nameYear(fileName: string): number | null {
  const match = NAME_YEAR.exec(fileName);
  return match ? Number(match[1]) : null;
}

function yearOfSignature(words: string): number | null {
  const year = yearIn(words);
  const month = /年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月/.exec(words)?.[1];
  if (year === null || month === undefined) return year;
  const number = /^\d/.test(month)
    ? Number(month)
    : '一二三四五六七八九十'.indexOf(month.at(-1)!) + 1 + (month.length > 1 ? 10 : 0);
  return number < 7 ? year - 1 : year;
}

/** 2023 and 二〇二三 alike; `null` for what is no year of this century (二十年). */
function toYear(written: string): number | null {
  if (/^\d/.test(written)) return Number(written);
  const digits = [...written.replace(/[零○]/g, '〇')].map((digit) => DIGITS.indexOf(digit)).join('');
  return /^20\d\d$/.test(digits) ? Number(digits) : null;
}
