import type { Analysis } from '../../analysis/analyze.ts';
import { readMark } from '../../analysis/marks.ts';
import type { Result } from '../../check.ts';
import { findHeadedSections, topSections } from '../../profile/headings.ts';
import { fillBody, fillTemplate, gapOf, indentOf, markLike, templateFor } from '../../profile/template.ts';
import { type Content, demanderOf, type Profile, wordSource } from '../../profile.ts';
import { marksFor, type NextMark, sectionsAbove, toParts } from './ordinals.ts';
import { endOf, type Opening, spaced, type WritingPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** At the start of a line: the sections that the profile mandates and the report has not, and the parts that its template gives the section around. */
export function suggestSections(
  result: Result,
  place: WritingPlace,
  marks: readonly NextMark[],
): readonly Suggestion[] {
  const { profile } = result;
  const { opening } = place;
  if (!profile || !opening || !/^[ \t\u3000）)]*$/.test(place.after)) return [];
  return [
    ...suggestParts(result, profile, place, opening, marks),
    ...suggestContents(result, profile, place, opening, marks),
  ];
}

function suggestContents(
  { analysis, contents, year, reporter }: Result,
  profile: Profile,
  place: WritingPlace,
  opening: Opening,
  marks: readonly NextMark[],
): readonly Suggestion[] {
  const mark = headMark(analysis, profile, place, opening, marks);
  if (mark === null) return [];
  const model = topSections(profile, analysis)[0]?.heading ?? null;
  const indent = opening.indent || indentOf(analysis, model);
  return contents.flatMap(({ id, status }): readonly Suggestion[] => {
    const content = profile.contents.find((other) => other.id === id);
    if (!content || status === 'present' || status === 'empty') return [];
    const { heading, body } = templateFor(content, { reporter, year });
    const words = fillTemplate(heading, year);
    if (![content.name, words, content.template.prefix ?? ''].some((name) => name.includes(opening.words))) return [];
    const lines = [indent + mark + words, ...fillBody(analysis, body, year)];
    return [
      {
        kind: 'section',
        label: content.name,
        start: place.line.start,
        end: endOf(place, mark),
        text: lines.join(gapOf(analysis, analysis.outline.children)),
        detail: (mark + words).replace(/^#+ /, ''),
        source: wordSourceOf(profile, content),
      },
    ];
  });
}

/** The mark of a mandated section at this place: the one that is written, else the next at the top; null where another level is begun. */
function headMark(
  analysis: Analysis,
  profile: Profile,
  place: WritingPlace,
  opening: Opening,
  marks: readonly NextMark[],
): string | null {
  const tops = topSections(profile, analysis);
  const next = marks.find(({ follows, parent }) =>
    follows ? tops.includes(follows) : parent === analysis.outline && tops.length === 0,
  );
  if (next) return completeMark(opening, next);
  const model = tops[0]?.heading;
  if (!model || (model.mark && model.start < place.line.start)) return null;
  const { hashes, mark } = toParts(markLike(analysis, model, 1));
  return completeMark(opening, { hashes, mark, follows: null, parent: analysis.outline });
}

/** The mark of a heading, with its #: as it is written, else the one it is to have; null where another kind of mark is begun. */
function completeMark(opening: Opening, next: NextMark): string | null {
  const hashes = spaced(opening.hashes) || next.hashes;
  if (next.hashes !== '' && hashes !== next.hashes) return null;
  if (opening.mark === '') return hashes + next.mark;
  const written = readMark(opening.mark, 0, opening.mark.length);
  const model = readMark(next.mark, 0, next.mark.length);
  if (written && model) return written.style === model.style ? hashes + opening.mark : null;
  return marksFor([next], opening).length > 0 ? hashes + next.mark : null;
}

function suggestParts(
  { analysis, year, reporter }: Result,
  profile: Profile,
  place: WritingPlace,
  opening: Opening,
  marks: readonly NextMark[],
): readonly Suggestion[] {
  const path = sectionsAbove(analysis, place);
  const headed = findHeadedSections(profile, analysis, year);
  const section = path.find((one) => headed.some((other) => other.section === one && other.ids.length > 0));
  const content = profile.contents.find(({ id }) => headed.find((one) => one.section === section)?.ids.includes(id));
  const next = marks.find(({ parent }) => parent === section);
  if (!section || !content || !next) return [];
  const mark = completeMark(opening, next);
  if (mark === null) return [];
  const { text } = analysis.source;
  const written = section.children.map(({ heading }) => bare(text.slice(heading!.title.start, heading!.title.end)));
  const gap = gapOf(analysis, analysis.outline.children);
  const indent = opening.indent || indentOf(analysis, (next.follows ?? section).heading);
  return partsOf(templateFor(content, { reporter, year }).body)
    .filter(
      ({ title }) =>
        !written.some((other) => other.includes(bare(title)) || (other !== '' && bare(title).includes(other))),
    )
    .filter(({ title }) => title.includes(opening.words))
    .map(({ title, body }) => ({
      kind: 'part',
      label: `${mark.replace(/^#+ /, '')}${title}`,
      start: place.line.start,
      end: endOf(place, mark),
      text: [indent + mark + fillTemplate(title, year), ...fillBody(analysis, body, year)].join(gap),
      detail: `“${content.name}”的一项`,
      source: `“${profile.name}”样稿里常有的一项，可写可不写（惯例）。`,
    }));
}

/** The parts of a template: each heading with the lines below it. */
function partsOf(body: readonly string[]): readonly { readonly title: string; readonly body: readonly string[] }[] {
  const parts: { title: string; body: string[] }[] = [];
  for (const line of body) {
    const mark = readMark(line, 0, line.length);
    if (mark && mark.style !== 'circled') parts.push({ title: line.slice(mark.end), body: [] });
    else parts.at(-1)?.body.push(line);
  }
  return parts;
}

function bare(words: string): string {
  return words.replace(/[\s，,、。：:“”]/g, '');
}

function wordSourceOf(profile: Profile, content: Content): string {
  const demander = demanderOf(profile, content);
  const rank = demander.basis ? `（${demander.basis.rank}）` : '';
  return `${wordSource(demander)}${content.mandatory ? '要求写' : '列出，没有可以不写'}：${content.official}${rank}。`;
}
