import type { Analysis } from '../analysis/analyze.ts';
import { Kind, kindAt } from '../analysis/characters.ts';
import type { Mark, MarkStyle } from '../analysis/marks.ts';
import { allSections } from '../analysis/outline.ts';
import { findMisnumberedHeadings } from './misnumbered-heading/heading-faults.ts';
import { findMisnumberedItems } from './misnumbered-heading/item-faults.ts';
import { tellGaps } from './misnumbered-heading/numbering-gaps.ts';
import { inFrame } from './paragraphs.ts';
import type { Draft, Edit, RelatedPlace, Report, Rule } from './rule.ts';

/** An ordinal, of a heading or of an item in a sentence, that does not follow the one before it or is not written like the others. */
export const misnumberedHeading: Rule = {
  id: 'misnumbered-heading',
  title: '序号有误',
  family: 'numbering',
  severity: 'warning',
  find,
};

const MOST_RELATED = 20;

function find(report: Report): readonly Draft[] {
  const drafts = [...tellGaps(report, findInHeadings(report.analysis)), ...findMisnumberedItems(report.analysis)];
  return drafts.sort((a, b) => a.start - b.start || a.end - b.end);
}

const findInHeadings = inFrame((analysis) => {
  const marks = readMarks(analysis);
  const { text } = analysis.source;
  return [
    ...findMisnumberedHeadings(analysis),
    ...findHalfBrackets(text, marks),
    ...findMixedPoints(
      text,
      marks,
      'arabic',
      '、',
      '.',
      'GB/T 15834—2011《标点符号用法》，阿拉伯数字作序号时后面用点（国标）',
    ),
    ...findMixedPoints(
      text,
      marks,
      'chinese',
      '.',
      '、',
      'GB/T 15834—2011《标点符号用法》，汉字数字作序号时后面用顿号（国标）',
    ),
  ];
});

/** The marks of the headings. */
type Marks = (style: MarkStyle) => readonly Mark[];

function readMarks({ outline }: Analysis): Marks {
  const marks = Array.from(allSections(outline)).flatMap(({ heading }) => heading?.mark ?? []);
  return (style) => marks.filter((mark) => mark.style === style);
}

/** 一） for （一）. Where no heading has both brackets, it is the author's way, and is said once. */
function findHalfBrackets(text: string, marksOf: Marks): readonly Draft[] {
  const isHalf = (mark: Mark): boolean => kindAt(text, mark.start) !== Kind.open;
  const open = (mark: Mark): Edit => ({
    start: mark.start,
    end: mark.start,
    text: text[mark.end - 1] === ')' ? '(' : '（',
  });
  const written = (mark: Mark): string => text.slice(mark.start, mark.end).replace(/\s/g, '');
  const chinese = marksOf('bracketed-chinese');
  const arabic = marksOf('bracketed-arabic');
  const whole = (marks: readonly Mark[]): boolean => marks.some((mark) => !isHalf(mark));
  const halves = chinese.filter(isHalf);
  const first = halves[0];
  if (first && halves.length > 1 && !whole(chinese)) {
    return [
      {
        start: first.start,
        end: first.end,
        severity: 'hint',
        message: `标题序号只有右括号：全文${halves.length}处都写作“${written(first)}”这样的半括号，GB/T 9704—2012《党政机关公文格式》的第二层序号是“（一）”（国标）。`,
        related: halves.slice(1, MOST_RELATED + 1).map((mark) => toPlace(mark, written(mark))),
        fixes: [{ title: `给这${halves.length}处都补上左括号`, safe: true, edits: halves.map(open) }],
      },
    ];
  }
  return [...halves, ...(whole(arabic) ? arabic.filter(isHalf) : [])].map((mark) => ({
    start: mark.start,
    end: mark.end,
    message: `标题序号“${written(mark)}”缺了左括号。`,
    fixes: [{ title: `改为“${open(mark).text}${written(mark)}”`, safe: true, edits: [open(mark)] }],
  }));
}

/** 1、 beside 1. in one report; said once, at the first that is not as the standard has it. */
function findMixedPoints(
  text: string,
  marksOf: Marks,
  style: MarkStyle,
  odd: string,
  wanted: string,
  source: string,
): readonly Draft[] {
  const pointOf = (mark: Mark): string => text[mark.end - 1]!.replace('．', '.');
  const marks = marksOf(style);
  const strays = marks.filter((mark) => pointOf(mark) === odd);
  const first = strays[0];
  const model = marks.find((mark) => pointOf(mark) === wanted);
  if (!first || !model) return [];
  const written = (mark: Mark): string => text.slice(mark.start, mark.end).replace(/\s/g, '');
  // 1.5亿元 would be a figure.
  const edits = strays.map((mark) => ({
    start: mark.end - 1,
    end: mark.end,
    text: wanted === '.' && kindAt(text, mark.end) === Kind.digit ? '. ' : wanted,
  }));
  return [
    {
      start: first.start,
      end: first.end,
      severity: 'hint',
      message: `同级序号写法不一：这里是“${written(first)}”（全文${strays.length}处），别处是“${written(model)}”。按${source}，统一写作“${wanted}”。`,
      related: [model, ...strays.slice(1, MOST_RELATED)].map((mark) => toPlace(mark, written(mark))),
      fixes: [{ title: `把${strays.length}处“${odd}”都改为“${wanted}”`, safe: true, edits }],
    },
  ];
}

function toPlace({ start, end }: Mark, message: string): RelatedPlace {
  return { start, end, message: `这里是“${message}”` };
}
