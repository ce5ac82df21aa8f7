import type { Span } from '../analysis/span.ts';
import { topSections } from '../profile/headings.ts';
import { placeOfHeading, toPhrase } from '../profile/places.ts';
import type { SectionInsertion } from '../profile/template.ts';
import { findPromotion, findUnheaded, type Unheaded } from '../profile/unheaded.ts';
import { type Content, demanderOf, type Profile } from '../profile.ts';
import { quote, severityOf, wordDemand } from './demand.ts';
import type { Draft, RelatedPlace, Report, Rule } from './rule.ts';
import { addSection, addSections, headParagraph } from './section-fixes.ts';

/** A content that the regulation demands and the report does not have. */
export const missingSection: Rule = {
  id: 'missing-section',
  title: '缺少必备内容',
  family: 'structure',
  severity: 'error',
  find,
};

interface Missing {
  readonly content: Content;
  readonly unheaded: Unheaded | null;
  /** A heading before the paragraph that says the content already. */
  readonly promotion: SectionInsertion | null;
}

function find(report: Report): readonly Draft[] {
  const { analysis, profile, contents, year, reporter } = report;
  if (!profile) return [];
  const states = new Map(contents.map(({ id, status }) => [id, status]));
  const all = profile.contents
    .filter(({ id, mandatory }) => mandatory && states.get(id) === 'missing')
    .map((content): Missing => {
      const state = { id: content.id, status: 'missing' } as const;
      return {
        content,
        unheaded: findUnheaded(profile, content, analysis, year),
        promotion: findPromotion(profile, content, analysis, state, { reporter, year }),
      };
    });
  const unwritten = all.filter(({ promotion }) => !promotion).map(({ content }) => content);
  const unbegun = isUnbegun(report);
  const together = unwritten.length > 1 ? addSections(report, profile, unwritten) : null;
  return all.map((missing) => {
    const fixes = missing.promotion
      ? [headParagraph(analysis.source.text, missing.promotion)]
      : [...addSection(report, profile, missing.content), ...(together ? [together] : [])];
    return { ...word(report, profile, missing), fixes, ...(unbegun && { waiting: true }) };
  });
}

/** Whether all there is stands above the first section: its author has only just sat down. */
function isUnbegun({ analysis }: Report): boolean {
  return analysis.blocks.every(({ kind }) => kind === 'title' || kind === 'addressee');
}

function word(report: Report, profile: Profile, { content, unheaded }: Missing): Draft {
  const { text } = report.analysis.source;
  const { whenMissing } = content;
  const demander = demanderOf(profile, content);
  const mention = unheaded ? null : findMention(report, content);
  const severity =
    content.unheaded && unheaded
      ? content.unheaded.severity
      : ((mention ? whenMissing?.ifMentioned?.severity : undefined) ?? whenMissing?.severity ?? 'warning');
  const defect = unheaded
    ? `没有单列“${content.name}”：${quote(text, unheaded.place)}这段话像是写了这项内容，但没有标题。`
    : mention
      ? `文中提到“${text.slice(mention.start, mention.end)}”，但没有写明“${content.name}”。`
      : `没有写“${content.name}”。`;
  const related = unheaded ? [{ ...unheaded.place, message: `这段话像是“${content.name}”` }] : mention ? [mention] : [];
  return {
    ...placeOf(report, profile),
    message: defect + wordDemand(demander, '', report.year),
    severity: severityOf(demander, severity, report.year),
    subject: content.id,
    related,
  };
}

/** Where the text touches on a missing content without saying what is demanded. */
function findMention(report: Report, content: Content): RelatedPlace | null {
  const { text } = report.analysis.source;
  for (const word of content.whenMissing?.ifMentioned?.words ?? []) {
    const start = text.indexOf(word);
    if (start >= 0) return { start, end: start + word.length, message: `这里提到“${word}”` };
  }
  return null;
}

/** The title, else the first heading, else the first words. */
function placeOf(report: Report, profile: Profile): Span {
  const { analysis } = report;
  const title = analysis.blocks.find(({ kind }) => kind === 'title');
  if (title) return toPhrase(title);
  const heading = topSections(profile, analysis)[0]?.heading;
  if (heading) return placeOfHeading(analysis.source.text, heading);
  const words = analysis.blocks.find(({ kind }) => kind !== 'residue') ?? { start: 0, end: 0 };
  return toPhrase(words);
}
