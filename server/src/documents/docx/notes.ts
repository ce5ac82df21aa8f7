import { addressOf, wordAddress } from '../../analysis/address.ts';
import type { Result } from '../../check.ts';
import { type Finding, SEVERITY_NAMES } from '../../rules/rule.ts';
import { titleOf } from '../../rules/titles.ts';
import type { Note } from './anchors.ts';

/** The open findings as comments: what is found, with its arithmetic, where else to look, and the ways out. */
export function toNotes({ analysis, findings }: Pick<Result, 'analysis' | 'findings'>): readonly Note[] {
  return findings.filter(isOpen).map((finding) => {
    const { start, end, rule, severity, message, related, fixes } = finding;
    const elsewhere = related
      .slice(0, MOST)
      .map((place) => `${place.message}（${wordAddress(addressOf(analysis, place.start))}）`);
    const ways = fixes.slice(0, MOST).map(({ title }) => title);
    return {
      start,
      end,
      paragraphs: [
        `【${SEVERITY_NAMES[severity]}】${titleOf(rule)}：${message}`,
        ...(elsewhere.length > 0 ? [`参看：${elsewhere.join('；')}`] : []),
        ...(ways.length > 0 ? [`可以：${ways.join('；')}`] : []),
      ],
    };
  });
}

/** Whether a finding is still to be dealt with; what is merely suggested is not. */
export function isOpen({ severity }: Finding): boolean {
  return severity !== 'hint';
}
/** A comment that nobody reads to its end helps nobody. */
const MOST = 6;
