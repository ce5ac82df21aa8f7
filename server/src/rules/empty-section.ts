import { allSections } from '../analysis/outline.ts';
import { isMarked } from '../analysis/placeholders.ts';
import { type Span, shift } from '../analysis/span.ts';
import { insertBody } from '../profile/template.ts';
import { type Content, demanderOf, type Profile } from '../profile.ts';
import { severityOf, wordDemand } from './demand.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** A heading for a mandated content with nothing under it. */
export const emptySection: Rule = {
  id: 'empty-section',
  title: '必备内容空白',
  family: 'structure',
  severity: 'error',
  find,
};

function find(report: Report): readonly Draft[] {
  const { profile, contents } = report;
  if (!profile) return [];
  return contents.flatMap(({ id, status, place }) => {
    const content = profile.contents.find((other) => other.id === id);
    return content && place && status === 'empty' ? [word(report, profile, content, place)] : [];
  });
}

function word(report: Report, profile: Profile, content: Content, place: Span): Draft {
  const { analysis, year } = report;
  const demander = demanderOf(profile, content);
  const words = analysis.source.text.slice(place.start, place.end);
  const blanks = blanksBelow(report, place);
  const defect = `“${words}”下面还没有写出内容${blanks.length > 0 ? `，有${blanks.length}处待填写` : ''}。`;
  const demand = !content.mandatory
    ? `没有要报告的，写“${content.acceptedBodies[0] ?? '无'}”，或删去这个标题（惯例）。`
    : wordDemand(demander, `“${content.name}”`, year);
  return {
    start: place.start,
    end: place.end,
    message: defect + demand,
    severity: content.mandatory ? severityOf(demander, content.whenMissing?.severity ?? 'warning', year) : 'hint',
    related: blanks.map(({ start, end }) => ({ start, end, message: analysis.source.text.slice(start, end) })),
    ...(blanks.some((blank) => isMarked(analysis.source.text, blank)) && { waiting: true }),
    subject: content.id,
    fixes: fixesOf(report, content, place),
  };
}

/** What is still to be filled in below a heading. */
function blanksBelow({ analysis }: Report, place: Span): readonly Span[] {
  const section = [...allSections(analysis.outline)].find(({ heading }) => heading?.title.start === place.start);
  if (!section) return [];
  return analysis.paragraphs
    .filter(({ start }) => start > place.start && start < section.end)
    .flatMap(({ start, paragraph }) => paragraph.placeholders.map((blank) => shift(blank, start)));
}

/** The template's lines, where the heading's line is bare; a half-filled one is left to its author. */
function fixesOf(report: Report, content: Content, place: Span): readonly Fix[] {
  const { analysis, year, reporter } = report;
  for (const section of allSections(analysis.outline)) {
    if (section.heading?.title.start !== place.start) continue;
    if (section.blocks.length > 0 || section.children.length > 0 || section.heading.body) return [];
    const edit = insertBody(content, analysis, section.heading, year, reporter);
    const title = content.mandatory ? '在标题下插入样稿（待填写）' : `在标题下写“${edit.text.trim()}”`;
    return [{ title, safe: false, edits: [edit] }];
  }
  return [];
}
