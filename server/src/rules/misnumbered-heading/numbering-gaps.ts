import { insertSection } from '../../profile/template.ts';
import { findUnheaded } from '../../profile/unheaded.ts';
import type { Content } from '../../profile.ts';
import type { Draft, Report } from '../rule.ts';
import { addSection } from '../section-fixes.ts';

/** Jumps in the numbering that missing contents leave are told with the contents: written, the headings behind them count on. */
export function tellGaps(report: Report, drafts: readonly Draft[]): readonly Draft[] {
  const { profile } = report;
  if (!profile || drafts.length === 0) return drafts;
  const gaps = readGaps(report);
  return drafts.map((draft) => {
    const lost = gaps.get(draft.start);
    if (!lost) return draft;
    const [content, ...others] = lost;
    const names = lost.map(({ name }) => `“${name}”`).join('');
    // One after another, each is offered where it is missed.
    const written = others.length === 0 ? addSection(report, profile, content) : [];
    return {
      ...draft,
      message: `${draft.message}中间像是缺了${names}，补写以后序号就接上了。`,
      fixes: [...written, ...(draft.fixes ?? [])],
    };
  });
}

type Lost = readonly [Content, ...Content[]];

/** The missing contents that fill a jump exactly, by the beginning of the mark behind it. */
function readGaps({ analysis, profile, contents, year, reporter }: Report): ReadonlyMap<number, Lost> {
  const missing = new Set(contents.filter(({ status }) => status === 'missing').map(({ id }) => id));
  const places = new Map<number, { readonly width: number; readonly lost: [Content, ...Content[]] }>();
  for (const content of profile?.contents ?? []) {
    if (!content.mandatory || !missing.has(content.id) || findUnheaded(profile!, content, analysis, year)) continue;
    const { ordinal, following } = insertSection(profile!, content, analysis, contents, year, reporter);
    const mark = following[0]?.heading?.mark;
    if (!mark) continue;
    const place = places.get(mark.start);
    if (place) place.lost.push(content);
    else places.set(mark.start, { width: mark.ordinal - ordinal, lost: [content] });
  }
  return new Map([...places].flatMap(([start, { width, lost }]) => (lost.length === width ? [[start, lost]] : [])));
}
