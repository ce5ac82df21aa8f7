import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, faultOfYears, type Result } from './check.ts';
import { isMarkdown } from './documents/kinds.ts';
import { fromNamedPath, stampOf } from './documents/last-year.ts';
import { readReport, wordOwnFault } from './documents/read-report.ts';
import type { LastYearLink } from './features/protocol.ts';
import type { Profile } from './profile.ts';
import { rules } from './rules/index.ts';
import type { Settings } from './settings.ts';

/** The report of the year before as it is linked to a report, or why it cannot be used. */
export type LinkedReport =
  | { readonly ok: true; readonly file: string; readonly result: Result }
  | { readonly ok: false; readonly file: string | null; readonly named: string; readonly reason: string };

/** By what it is read: what holds for the report that it is linked to. */
export interface ReadBy {
  readonly settings: Settings;
  readonly profiles: readonly Profile[];
}

/** The linked reports that are at hand: each is read and understood once, and again when its file has changed. */
export interface LastYearShelf {
  /** The report that a path kept beside a report leads to; null where none is kept. */
  readonly of: (report: string, named: string | null, by: ReadBy) => Promise<LinkedReport | null>;
  /** Whether a file is one of them. */
  readonly holds: (file: string) => boolean;
}

/** How long, in milliseconds, nobody looks whether a file has changed. */
const REST = 1000;
/** So many reports are held at a time. */
const MOST = 20;

interface Held extends ReadBy {
  readonly linked: LinkedReport;
  readonly stamp: string;
  looked: number;
}

/** A shelf with nothing on it yet. */
export function createLastYearShelf(): LastYearShelf {
  const held = new Map<string, Held>();

  async function of(report: string, named: string | null, by: ReadBy): Promise<LinkedReport | null> {
    if (named === null) return null;
    const place = fromNamedPath(report, named);
    if (!place.ok) return { ok: false, file: null, named, reason: place.reason };
    const { file } = place;
    const known = held.get(file);
    const now = performance.now();
    const same = known?.settings === by.settings && known.profiles === by.profiles;
    if (known && same && now - known.looked < REST) return known.linked;
    const stamp = stampOf(file);
    if (known && same && known.stamp === stamp && stamp !== '') {
      known.looked = now;
      return known.linked;
    }
    const linked = await readLinked(file, named, by);
    if (held.size >= MOST) held.clear();
    held.set(file, { ...by, linked, stamp, looked: now });
    return linked;
  }

  return { of, holds: (file) => held.has(file) };
}

/** Nobody asks what is wrong in last year's report. */
const UNASKED: Settings['rules'] = Object.fromEntries(rules.map(({ id }) => [id, 'off']));

/** Reads and understands a report of the year before. */
export async function readLinked(file: string, named: string, { settings, profiles }: ReadBy): Promise<LinkedReport> {
  const read = await readReport(file);
  if (!read.ok) return { ok: false, file, named, reason: read.reason };
  try {
    const result = check(read.text, {
      settings: { ...settings, rules: UNASKED },
      profiles,
      fileName: path.basename(file),
      markdown: isMarkdown(file),
      headings: read.word?.headings,
    });
    return { ok: true, file, result };
  } catch (error) {
    // This year's report is checked all the same.
    return { ok: false, file, named, reason: wordOwnFault(error) };
  }
}

/** That a linked report was not compared with one of this year, and why; null where it was. */
export function wordUnused(linked: LinkedReport, year: number | null): UnusedLink | null {
  const file = linked.ok ? linked.file : (linked.file ?? linked.named);
  if (!linked.ok) return { file, message: `上年报告读不出来，没有比对（${linked.reason}）` };
  const fault = faultOfYears(linked.result.year, year);
  return fault === null ? null : { file, message: `这份报告${fault}，没有比对` };
}

/** A linked report that was not compared. */
export interface UnusedLink {
  readonly file: string;
  readonly message: string;
}

/** Whether two answers say the same, so that what was checked with one need not be checked again. */
export function isSameLinked(one: LinkedReport | null, other: LinkedReport | null): boolean {
  if (!one?.ok || !other?.ok)
    return one === other || (one?.ok === false && other?.ok === false && one.reason === other.reason);
  return one.result === other.result;
}

/** What the views show of a link. */
export function toLink(linked: LinkedReport | null): LastYearLink | null {
  if (!linked) return null;
  const { file } = linked;
  return {
    uri: file === null ? null : pathToFileURL(file).href,
    name: file === null ? path.posix.basename(linked.ok ? '' : linked.named) : path.basename(file),
    year: linked.ok ? linked.result.year : null,
    fault: linked.ok ? null : linked.reason,
  };
}
