import type { Section } from '../analysis/outline.ts';
import type { Source } from '../analysis/source.ts';
import type { Result } from '../check.ts';
import { emptySection } from '../rules/empty-section.ts';
import { missingSection } from '../rules/missing-section.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { toRange } from './lsp.ts';
import type { ContentItem, ReportAnswer, SectionItem } from './protocol.ts';
import { headingSpan } from './symbols.ts';

/** What the views show of a report. */
export function toReport(result: Result, version: number): ReportAnswer {
  const { analysis, profile, year, findings, ignored } = result;
  const contents = toContents(result);
  // What is unwritten is counted as such.
  const written = findings.filter(({ rule }) => rule !== missingSection.id && rule !== emptySection.id);
  const count = (severity: Severity): number => written.filter((finding) => finding.severity === severity).length;
  const [error, warning, information, hint] = SEVERITIES.map(count);
  return {
    version,
    profile: profile && { id: profile.id, name: profile.name },
    year,
    contents,
    sections: analysis.outline.children.map((section) => toSection(analysis.source, section)),
    counts: {
      error: error!,
      warning: warning!,
      information: information!,
      hint: hint!,
      unwritten: contents.filter(({ mandatory, status }) => mandatory && (status === 'missing' || status === 'empty'))
        .length,
      ignored: ignored.length,
    },
  };
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

function toSection(source: Source, section: Section): SectionItem {
  const { heading } = section;
  const words = (span: { start: number; end: number } | null | undefined): string =>
    span ? source.text.slice(span.start, span.end) : '';
  return {
    mark: words(heading?.mark),
    title: words(heading?.title),
    range: toRange(source, section),
    selectionRange: toRange(source, headingSpan(section)),
    children: section.children.map((child) => toSection(source, child)),
  };
}
