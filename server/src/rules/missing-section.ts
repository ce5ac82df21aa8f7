import type { Span } from '../analysis/span.ts';
import { type Content, type Profile, placeOfHeading, toPhrase, topSections } from '../profile.ts';
import { insertSection } from '../profile-template.ts';
import type { Draft, RelatedPlace, Report, Rule, Severity } from './rule.ts';

/** A content that the regulation demands and the report does not have. */
export const missingSection: Rule = {
  id: 'missing-section',
  title: '缺少必备内容',
  family: 'structure',
  severity: 'error',
  find,
};

function find(report: Report): readonly Draft[] {
  const { profile, contents } = report;
  if (!profile) return [];
  const missing = new Set(contents.filter(({ status }) => status === 'missing').map(({ id }) => id));
  return profile.contents
    .filter((content) => content.mandatory && missing.has(content.id))
    .map((content) => word(report, profile, content));
}

function word(report: Report, profile: Profile, content: Content): Draft {
  const { analysis, contents, year } = report;
  const { basis } = profile;
  const mention = findMention(report, content);
  const early = year !== null && year < basis.firstYear;
  const severity: Severity = early
    ? 'hint'
    : ((mention ? content.whenMissing?.ifMentioned?.severity : undefined) ??
      content.whenMissing?.severity ??
      'warning');
  const { heading, ...edit } = insertSection(profile, content, analysis, contents, year);
  const source = `《${basis.name}》${basis.chapter}`;
  const defect = mention
    ? `文中提到“${report.analysis.source.text.slice(mention.start, mention.end)}”，但没有写明“${content.name}”。`
    : `没有写“${content.name}”。`;
  const demand = early
    ? `${source}自${basis.firstYear}年起才有这项要求（${basis.rank}），${year}年度的报告仅作提示。`
    : `${source}要求写明（${basis.rank}）。`;
  return {
    ...placeOf(report, profile),
    message: defect + demand,
    severity,
    subject: content.id,
    related: mention ? [mention] : [],
    fixes: [{ title: `补写一节“${heading.replace(/^#{1,6} /, '')}”（样稿，待填写）`, safe: false, edits: [edit] }],
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
