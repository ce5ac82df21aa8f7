import { allSections } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import { placeOfHeading } from '../profile/places.ts';
import { findPromotion } from '../profile/unheaded.ts';
import { type Content, demanderOf, type Profile, wordSource } from '../profile.ts';
import { quote, severityOf } from './demand.ts';
import type { Draft, Report, Rule } from './rule.ts';
import { headParagraph } from './section-fixes.ts';

/** A content that is there, in a paragraph of another section, without a heading of its own. */
export const impliedSection: Rule = {
  id: 'implied-section',
  title: '内容没有单独的标题',
  family: 'structure',
  severity: 'information',
  find,
};

function find(report: Report): readonly Draft[] {
  const { profile, contents } = report;
  if (!profile) return [];
  return contents.flatMap((state) => {
    const content = profile.contents.find(({ id }) => id === state.id);
    // Measures by topics are as good as under one heading: there is nothing to promote.
    if (!state.place || state.status !== 'implied' || !content || content.implied?.by === 'topics') return [];
    const { analysis, year, reporter } = report;
    const promotion = findPromotion(profile, content, analysis, state, { reporter, year });
    const fixes = promotion ? [headParagraph(analysis.source.text, promotion)] : [];
    return [{ ...word(report, profile, content, state.place), fixes }];
  });
}

function word(report: Report, profile: Profile, content: Content, place: Span): Draft {
  const { analysis, year } = report;
  const { text } = analysis.source;
  const section = [...allSections(analysis.outline)].findLast(
    ({ heading, end }) =>
      heading &&
      place.start < end &&
      (heading.title.end <= place.start || isSame(placeOfHeading(text, heading), place)),
  );
  const where = section?.heading
    ? `写在${quote(text, placeOfHeading(text, section.heading))}一节里`
    : `写在${quote(text, place)}这段话里`;
  const demander = demanderOf(profile, content);
  const { basis } = demander;
  const demand = `${wordSource(demander)}把它列为单独的一项${basis ? `（${basis.rank}）` : ''}，写不写标题没有规定，单列标题便于查阅（惯例）。`;
  return {
    start: place.start,
    end: place.end,
    message: `“${content.name}”没有单独的标题，${where}。${demand}`,
    severity: severityOf(demander, 'information', year),
    subject: content.id,
  };
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
