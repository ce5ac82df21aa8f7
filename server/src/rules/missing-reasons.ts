import type { Block } from '../analysis/blocks.ts';
import type { Section } from '../analysis/outline.ts';
import { givesReason, isHeadingAbout } from '../profile/body.ts';
import { findHeadedSections } from '../profile/headings.ts';
import { gapOf, indentOf } from '../profile/template.ts';
import { wordsOf } from '../profile/text.ts';
import { type Content, demanderOf, type Profile } from '../profile.ts';
import { quote, severityOf, wordDemand } from './demand.ts';
import type { Draft, Fix, Report, Rule } from './rule.ts';

/** Shortcomings that are told without their reasons. */
export const missingReasons: Rule = {
  id: 'missing-reasons',
  title: '没有写明原因',
  family: 'structure',
  severity: 'warning',
  find,
};

function find(report: Report): readonly Draft[] {
  const { analysis, profile, contents, year } = report;
  if (!profile) return [];
  return contents.flatMap(({ id, status, place }) => {
    const content = status === 'present' ? profile.contents.find((one) => one.id === id) : undefined;
    if (!content?.reasons || !place || tellsReasons(report, profile, content, content.reasons)) return [];
    const demander = demanderOf(profile, content);
    return [
      {
        start: place.start,
        end: place.end,
        message: `${quote(analysis.source.text, place)}一节没有写明原因。${wordDemand(demander, `“${content.official}”`, year)}`,
        severity: severityOf(demander, content.reasons.severity, year),
        subject: content.id,
        fixes: fixesOf(report, profile, content),
      },
    ];
  });
}

/** In the sections about the content, or anywhere under a heading of its own that speaks of reasons. */
function tellsReasons(
  { analysis, year }: Report,
  profile: Profile,
  content: Content,
  { words }: NonNullable<Content['reasons']>,
): boolean {
  const headed = findHeadedSections(profile, analysis, year);
  const own = headed.filter(({ ids }) => ids.includes(content.id)).map(({ section }) => section);
  if (givesReason(analysis, own, words, year)) return true;
  const { text } = analysis.source;
  const isAboutReasons = ({ heading }: Section): boolean => isHeadingAbout(wordsOf(text, heading), words, year);
  // 三、存在的问题 and 四、问题产生的原因 are two sections about the content, of which one gives the reasons.
  if (own.some(isAboutReasons) && !own.every(isAboutReasons)) return true;
  return headed.some(({ section, within }) => !within.includes(content.id) && isAboutReasons(section));
}

/** A sentence to fill in, behind the last words of the only section about the content. */
function fixesOf({ analysis, year }: Report, profile: Profile, content: Content): readonly Fix[] {
  const headed = findHeadedSections(profile, analysis, year);
  const [only, another] = headed.filter(({ ids, level }) => level === 1 && ids.includes(content.id));
  if (!only || another || only.ids.length > 1) return [];
  const last = lastLine(only.section);
  if (!last) return [];
  const { end } = last;
  const gap = gapOf(analysis, analysis.outline.children);
  const text = `${gap}${indentOf(analysis, last)}产生上述问题的主要原因是〔此处填写：原因〕。`;
  return [{ title: '在这一节末尾补写原因（待填写）', safe: false, edits: [{ start: end, end, text }] }];
}

function lastLine(section: Section): Block | null {
  let leaf = section;
  while (leaf.children.length > 0) leaf = leaf.children.at(-1)!;
  return leaf.blocks.findLast(({ kind }) => kind !== 'residue') ?? leaf.heading;
}
