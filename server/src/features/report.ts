import type { Section } from '../analysis/outline.ts';
import { faultOfYears, type Result } from '../check.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { toRange } from './lsp.ts';
import type { ContentItem, LastYearLink, ReportAnswer, SectionItem } from './protocol.ts';
import { findBlanks, findingsOfText, readSectionStates } from './section-state.ts';
import { headingSpan } from './symbols.ts';

/** What the views show of a report. */
export function toReport(result: Result, version: number, lastYear: LastYearLink | null = null): ReportAnswer {
  const { analysis, profile, year, ignored } = result;
  const contents = toContents(result);
  const written = findingsOfText(result);
  const blanks = findBlanks(result);
  const count = (severity: Severity): number => written.filter((finding) => finding.severity === severity).length;
  const [error, warning, information, hint] = SEVERITIES.map(count);
  return {
    version,
    profile: profile && { id: profile.id, name: profile.name },
    year,
    lastYear: lastYear && judgeLink(lastYear, year),
    contents,
    sections: analysis.outline.children.map((section) => toSection(result, section)),
    blanks: blanks.map((blank) => toRange(analysis.source, blank)),
    counts: {
      error: error!,
      warning: warning!,
      information: information!,
      hint: hint!,
      unwritten: contents.filter(({ mandatory, status }) => mandatory && (status === 'missing' || status === 'empty'))
        .length,
      blanks: blanks.length,
      ignored: ignored.length,
    },
  };
}

/** A link as it stands for a report of this year: that of any other year than the one before is no base for anything. */
export function judgeLink(link: LastYearLink, year: number | null): LastYearLink {
  return link.fault === null ? { ...link, fault: faultOfYears(link.year, year) } : link;
}

function toContents({ analysis, profile, contents }: Result): readonly ContentItem[] {
  return contents.map(({ id, status, place }) => {
    const content = profile?.contents.find((other) => other.id === id);
    return {
      id,
      status,
      name: content?.name ?? id,
      mandatory: content?.mandatory ?? false,
      range: place ? toRange(analysis.source, place) : null,
    };
  });
}

function toSection(result: Result, section: Section): SectionItem {
  const { source } = result.analysis;
  const { heading } = section;
  const words = (span: { start: number; end: number } | null | undefined): string =>
    span ? source.text.slice(span.start, span.end) : '';
  const { length, open, worst } = readSectionStates(result).get(section)!;
  return {
    mark: words(heading?.mark),
    title: words(heading?.title),
    length,
    open,
    worst,
    range: toRange(source, section),
    selectionRange: toRange(source, headingSpan(section)),
    children: section.children.map((child) => toSection(result, child)),
  };
}
