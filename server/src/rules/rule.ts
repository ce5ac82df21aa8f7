import type { Analysis } from '../analysis/analyze.ts';
import type { PlacedDate } from '../analysis/dates.ts';
import type { Issuer, Reporter } from '../analysis/issuer.ts';
import type { Remembering } from '../analysis/memory.ts';
import type { Span } from '../analysis/span.ts';
import type { Claim } from '../claims/claim.ts';
import type { ContentState, Profile } from '../profile.ts';

/** How grave a finding is, gravest first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What each severity is called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '建议',
};

/** What a rule is about. */
export type Family = 'structure' | 'numbers' | 'numbering' | 'dates' | 'terms' | 'wording' | 'privacy';

/** One replacement of text. */
export interface Edit extends Span {
  readonly text: string;
}

/** A way out that is offered. A safe one changes nothing a reader could disagree with; one that changes a figure never is. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that a finding speaks of. */
export interface RelatedPlace extends Span {
  readonly message: string;
}

/** Something that can be wrong, found at a place. The place is a phrase, never a paragraph. */
export interface Finding extends Span {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** What it is about, where several findings of a rule can stand at one place: the id of the missing content. */
  readonly subject?: string;
  /** Whether what it misses is marked as still to be filled in: to who is writing, it is no mistake yet. */
  readonly waiting?: true;
}

/** A finding as its rule words it. Severity is the rule's own where none is given. */
export interface Draft extends Span {
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly subject?: string;
  readonly waiting?: true;
  /** The failing sum it tells, for those that fail because of one figure to be told together; its numbers are placed as it is. */
  readonly claim?: Claim;
}

/** What is known of a report before anything in it is judged: what it says, what it must contain, and the sums its text lets us do again. */
export interface Reading {
  readonly analysis: Analysis;
  readonly profile: Profile | null;
  /** The year reported on; null where neither the text nor the user tells. */
  readonly year: number | null;
  /** When it was signed; null where no line at the end tells. */
  readonly signed: PlacedDate | null;
  /** Who reports; null where nothing tells. */
  readonly issuer: Issuer | null;
  /** What kind of body reports: as the settings say, else as the issuer tells. */
  readonly reporter: Reporter | null;
  /** One state for each content the profile mandates, in its order; empty without a profile. */
  readonly contents: readonly ContentState[];
  /** Every sum that the text lets us do again; who asks for them has them all put in their places. */
  readonly claims: readonly Claim[];
}

/** A report ready to be judged. */
export interface Report extends Reading, Remembering {
  /** Those of its claims that no paragraph tells by itself and that there is something to say of: they fail, or hold with a remark. */
  readonly apart: readonly Claim[];
  /** The report of the year before; null where none is at hand. */
  readonly lastYear: LastYear | null;
}

/** The report of the year before, as far as this year's is held against it. */
export type LastYear = Pick<Report, 'analysis' | 'profile' | 'year' | 'signed' | 'contents' | 'claims'>;

/** One thing that can be wrong in a report. */
export interface Rule {
  /** Public, kebab-case; names the defect. */
  readonly id: string;
  /** What it is called in Chinese. */
  readonly title: string;
  readonly family: Family;
  /** The severity of its sure findings; doubtful ones are worded with a lower one. */
  readonly severity: Severity;
  /** Where `true`, it looks only for those who ask for it. */
  readonly offByDefault?: true;
  readonly find: (report: Report) => readonly Draft[];
}
