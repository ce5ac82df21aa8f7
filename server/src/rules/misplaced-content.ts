import type { Span } from '../analysis/span.ts';
import { findStray, type SpeaksOf, type Stray } from '../profile/body.ts';
import { findSectionsAbout } from '../profile/headings.ts';
import { type Content, demanderOf, type Profile } from '../profile.ts';
import { quote, severityOf, wordDemand } from './demand.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A section under the right heading whose text is about something else. */
export const misplacedContent: Rule = {
  id: 'misplaced-content',
  title: '内容不对题',
  family: 'structure',
  severity: 'warning',
  find,
};

function find(report: Report): readonly Draft[] {
  const { profile, contents } = report;
  if (!profile) return [];
  return contents.flatMap(({ id, status, place }) => {
    const content = status === 'present' ? profile.contents.find((one) => one.id === id) : undefined;
    if (!content?.speaksOf || !place) return [];
    return findIn(report, profile, content, content.speaksOf, place);
  });
}

/** What shares its heading with another content is not asked: which of the two a sentence belongs to nobody can tell. */
function findIn(
  { analysis, year }: Report,
  profile: Profile,
  content: Content,
  tests: readonly SpeaksOf[],
  place: Span,
): readonly Draft[] {
  const headed = findSectionsAbout(content.id, profile, analysis, year);
  if (headed.some(({ ids }) => ids.length > 1)) return [];
  const sections = headed.map(({ section }) => section);
  for (const test of tests) {
    const stray = findStray(analysis, sections, test, year);
    if (!stray) continue;
    const severity =
      stray.kind === 'instead' ? 'warning' : stray.kind === 'once' ? test.onlyOnce?.severity : test.whenAbsent;
    const heading = quote(analysis.source.text, place);
    const demander = demanderOf(profile, content);
    return [
      {
        start: place.start,
        end: place.end,
        message: wordDefect(heading, test, stray) + wordDemand(demander, `“${content.official}”`, year),
        severity: severityOf(demander, severity ?? 'hint', year),
        subject: content.id,
        related: stray.places.map((shown) => ({ ...shown, message: wordPlace(test, stray) })),
      },
    ];
  }
  return [];
}

function wordDefect(heading: string, { subject }: SpeaksOf, stray: Stray): string {
  switch (stray.kind) {
    case 'instead':
      return `${heading}一节没有写到${subject}，写的是${stray.subject}。`;
    case 'once':
      return `${heading}一节多半写的是${stray.subject}，只有一段写到${subject}。`;
    case 'absent':
      return `${heading}一节没有写到具体的${subject}。`;
  }
}

function wordPlace({ subject }: SpeaksOf, stray: Stray): string {
  return stray.kind === 'once' ? `只有这里写到${subject}` : `这里写的是${stray.subject}`;
}
