import { countCharacters } from '../analysis/characters.ts';
import { onceFor } from '../analysis/memory.ts';
import type { Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import type { ContentStatus } from '../profile.ts';
import { emptySection } from '../rules/empty-section.ts';
import { missingSection } from '../rules/missing-section.ts';
import { type Finding, SEVERITIES, type Severity } from '../rules/rule.ts';

/** How a section stands, with all that is below it. */
export interface SectionState {
  /** Characters without spaces. */
  readonly length: number;
  /** Findings that want a correction: errors and warnings. */
  readonly open: number;
  /** The gravest of its findings; null where there is none. */
  readonly worst: Severity | null;
}

/** What is said of a mandated content. */
export const STATUS_WORDS: Readonly<Record<ContentStatus, string>> = {
  present: '已写',
  implied: '有内容，无单独标题',
  empty: '有标题，待填写',
  missing: '未写',
};

/** The findings about what is written: what is unwritten, or still to be filled in, is counted as such. */
export function findingsOfText({ findings }: Result): readonly Finding[] {
  return findings.filter(({ rule, waiting }) => rule !== missingSection.id && rule !== emptySection.id && !waiting);
}

/** The places marked as still to be filled in, told by a finding of their own or by that of the section they stand in. */
export function findBlanks({ findings }: Result): readonly Span[] {
  // What is not there at all is no place to go to.
  const waiting = findings.filter(({ rule, waiting }) => waiting && rule !== missingSection.id);
  return waiting
    .flatMap((finding): readonly Span[] => (finding.related.length > 0 ? finding.related : [finding]))
    .sort((a, b) => a.start - b.start);
}

/** Findings that want a correction. */
export function isOpen({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** How every section of a report stands, the root too. */
export const readSectionStates = onceFor(measure);

/** A count of characters as people write it: 1,240字. */
export function wordLength(length: number): string {
  return `${String(length).replace(/\B(?=(?:\d{3})+$)/g, ',')}字`;
}

interface Tally {
  length: number;
  open: number;
  worst: Severity | null;
}

function measure(result: Result): ReadonlyMap<Section, SectionState> {
  const { source, outline } = result.analysis;
  const tallies = new Map<Section, Tally>();
  const add = (section: Section): number => {
    const own = section.heading ? [section.heading, ...section.blocks] : section.blocks;
    const length =
      own.reduce((sum, block) => sum + countCharacters(source.text, block.start, block.end), 0) +
      section.children.reduce((sum, child) => sum + add(child), 0);
    tallies.set(section, { length, open: 0, worst: null });
    return length;
  };
  add(outline);
  for (const finding of findingsOfText(result)) {
    for (const section of sectionsAround(outline, finding.start)) {
      const tally = tallies.get(section)!;
      if (isOpen(finding)) tally.open++;
      tally.worst = graver(tally.worst, finding.severity);
    }
  }
  return tallies;
}

/** The sections that an offset stands in, the root first. */
function sectionsAround(outline: Section, offset: number): readonly Section[] {
  const path = [outline];
  for (;;) {
    const next = lastBefore(path.at(-1)!.children, offset);
    if (!next || offset > next.end) return path;
    path.push(next);
  }
}

/** The last of some sections, which stand in the order of the text, that begins at or before an offset. */
function lastBefore(sections: readonly Section[], offset: number): Section | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

function graver(one: Severity | null, other: Severity): Severity {
  return one !== null && SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other) ? one : other;
}
