import { Kind, kindAt } from '../analysis/characters.ts';
import { matchesOf } from '../analysis/matches.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** Punctuation that stands twice or where none belongs: ，， ；。 （线上、线下、） 等 behind 、 */
export const strayPunctuation: Rule = {
  id: 'stray-punctuation',
  title: '标点重复或多余',
  family: 'wording',
  severity: 'warning',
  find: (report) => [...findWithin(report), ...findUnended(report)].sort((a, b) => a.start - b.start),
};

const findWithin = inPassages(({ text }) =>
  [...findRepeated(text), ...findBesideBrackets(text), ...findBeforeRest(text)].sort((a, b) => a.start - b.start),
);

/** A shorter one may be a line of a list or of an address. */
const SHORTEST_UNENDED = 20;

/** A paragraph that ends with a comma right before a new part or the signature: it cannot go on there. */
function findUnended({ analysis: { blocks, source } }: Report): readonly Draft[] {
  return blocks.flatMap((block, at): readonly Draft[] => {
    const { kind, start, end } = block;
    const last = source.text[end - 1]!;
    if (kind !== 'paragraph' || end - start < SHORTEST_UNENDED || !'，,、'.includes(last)) return [];
    const next = blocks.slice(at + 1, at + NEXT).find((other) => other.kind !== 'residue');
    const ends =
      next?.kind === 'signature' ||
      next?.kind === 'date' ||
      (next?.kind === 'heading' && (next.mark?.style === 'chinese' || next.mark?.style === 'bracketed-chinese'));
    if (!ends) return [];
    return [
      {
        start: end - 1,
        end,
        message: `这一段以“${last}”结束，像是没有写完，或者应当是句号。`,
        fixes: [{ title: '改为“。”', safe: false, edits: [{ start: end - 1, end, text: '。' }] }],
      },
    ];
  });
}

const NEXT = 4;

const REPEATED = /[，,、；;：:。！？!?]{2,}/g;
const BEFORE_CLOSE = /(?<![，,、；;：:])[，,、；;：:]+(?=[）)】〕])/g;
const BEHIND_OPEN = /(?<=[（(【〔])[，,、；;：:。]+/g;
/** The full stop of a sentence in brackets, and another one behind them. */
const STOP_AROUND = /。([）)】〕])。/g;
/** 等 is the last of a row, unless it begins another word: 、等级 */
const BEFORE_REST = /、(?=等(?![级待额效候离值同次身号高距分价比边保外闲量深温压电长]))/g;
const LONGEST_NOTE = 400;
/** So much of a row of marks is pointed at, and so many of them are quoted. */
const LONGEST_PLACE = 40;
const MOST_SHOWN = 6;
const WIDTHS: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

function findRepeated(text: string): readonly Draft[] {
  return matchesOf(text, REPEATED).flatMap(({ index: start, 0: marks }) => {
    const end = start + marks.length;
    const wide = [...marks].map((mark) => WIDTHS[mark] ?? mark);
    if (!isProse(text, start, marks) || wide.every((mark) => mark === '！' || mark === '？')) return [];
    const place = { start, end: Math.min(end, start + LONGEST_PLACE) };
    const shown = marks.slice(0, MOST_SHOWN);
    const replace = (by: string, title: string, { safe } = { safe: false }): Fix => ({
      title,
      safe,
      edits: [{ start, end, text: by }],
    });
    if (wide.every((mark) => mark === wide[0])) {
      if (wide[0] === '。' && marks.length > 2) {
        const fixes = [replace('……', '改为省略号“……”'), replace('。', '只留一个“。”')];
        return [{ ...place, message: `句号连用了${marks.length}个：“${shown}”。省略号写作“……”。`, fixes }];
      }
      // Between 、 and 、 an item may have been lost.
      const safe = wide[0] !== '、';
      return [
        { ...place, message: `标点重复：“${shown}”。`, fixes: [replace(marks[0]!, `只留一个“${marks[0]}”`, { safe })] },
      ];
    }
    const choices = [...new Set(marks)];
    const ends = end === text.length && choices.includes('。') && !/[！？!?]/.test(marks);
    return [
      {
        ...place,
        message: `两个标点连在一起：“${shown}”，只应有一个。`,
        fixes: (ends ? ['。'] : choices)
          .slice(0, 3)
          .map((mark) => replace(mark, `只留“${mark}”`, { safe: ends && choices.length === 2 })),
      },
    ];
  });
}

/** Not in URLs, times and code: there, no Chinese and nothing of full width stands beside it. */
function isProse(text: string, start: number, marks: string): boolean {
  const before = kindAt(text, start - 1);
  const isWide = [...marks].some((mark) => mark.charCodeAt(0) > 0x7f);
  return (
    isWide ||
    before === Kind.han ||
    before === Kind.close ||
    before === Kind.quote ||
    before === Kind.numeral ||
    before === Kind.scale
  );
}

function findBesideBrackets(text: string): readonly Draft[] {
  const drafts: Draft[] = [];
  const blame = (start: number, marks: string, words: string): void => {
    const end = start + marks.length;
    drafts.push({
      start,
      end: Math.min(end, start + LONGEST_PLACE),
      message: `${words}多了“${marks.slice(0, MOST_SHOWN)}”。`,
      fixes: [
        { title: `删去“${marks.slice(0, MOST_SHOWN)}”`, safe: marks.length === 1, edits: [{ start, end, text: '' }] },
      ],
    });
  };
  for (const { index, 0: marks } of matchesOf(text, BEFORE_CLOSE)) {
    // :) is a face.
    if (opensBefore(text, index)) blame(index, marks, '右括号前面');
  }
  for (const { index, 0: marks } of matchesOf(text, BEHIND_OPEN)) {
    if (marks.charCodeAt(0) > 0x7f || text[index - 1] !== '(') blame(index, marks, '左括号后面');
  }
  for (const { index: start, 0: marks, 1: bracket } of matchesOf(text, STOP_AROUND)) {
    const outer = isSentenceOfItsOwn(text, start, bracket!);
    const edit = outer ? { start: start + 2, end: start + 3, text: '' } : { start, end: start + 1, text: '' };
    drafts.push({
      start,
      end: start + 3,
      message: `句号重复：“${marks}”，括号内外只应有一个。`,
      fixes: [{ title: outer ? '删去括号后面的句号' : '删去括号里面的句号', safe: false, edits: [edit] }],
    });
  }
  return drafts;
}

/** Whether brackets open before a place in its sentence, so that nothing is looked for beyond a passage. */
function opensBefore(text: string, end: number): boolean {
  for (let at = end - 1; at >= Math.max(0, end - LONGEST_NOTE) && kindAt(text, at) !== Kind.stop; at--) {
    if ('（(【〔'.includes(text[at]!)) return true;
  }
  return false;
}

/** Whether the brackets that are closed here open behind a full stop or at the beginning. */
function isSentenceOfItsOwn(text: string, from: number, bracket: string): boolean {
  const opening = { '）': '（(', ')': '(（', '】': '【', '〕': '〔' }[bracket] ?? '';
  const window = Math.max(0, from - LONGEST_NOTE);
  const note = text.slice(window, from);
  const at = Math.max(...[...opening].map((mark) => note.lastIndexOf(mark)));
  return at >= 0 && (window + at === 0 || text[window + at - 1] === '。');
}

function findBeforeRest(text: string): readonly Draft[] {
  return matchesOf(text, BEFORE_REST).map(({ index: start }) => ({
    start,
    end: start + 2,
    message: '“等”前面多了“、”。如果“等”前面漏了一项，请补上。',
    fixes: [{ title: '删去“等”前面的“、”', safe: false, edits: [{ start, end: start + 1, text: '' }] }],
  }));
}
