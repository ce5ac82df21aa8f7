import type { Source } from './analysis/source.ts';
import type { Finding } from './rules/rule.ts';
import { type FindingSuppression, toSuppression } from './suppressions.ts';

/** What a finding is known by from one check to the next: its rule and the words it stands in, not its place. */
export type Identity = Omit<FindingSuppression, 'reason'>;

/** What a finding is known by. An edit elsewhere leaves it as it is; an edit in its own sentence does not. */
export function identify(source: Source, finding: Finding): Identity {
  return toSuppression(source, finding);
}

/**
 * A short name for an identity, the same on every machine. It begins with a letter: what is all digits, or digits around an
 * e, becomes a number in Excel.
 */
export function toFingerprint({ rule, quote, sentence, occurrence = 1, subject = '' }: Identity): string {
  const words = [rule, subject, occurrence, quote, sentence].join('\0');
  return `j${mix(words, 0x811c9dc5, 0x01000193)}${mix(words, 0x9e3779b9, 0x5bd1e995)}`;
}

/** The fingerprints of a report's findings. The second of two that cannot be told apart, in a sentence that stands there twice, says so: …-2. */
export function fingerprintsOf(source: Source, findings: readonly Finding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const fingerprint = toFingerprint(identify(source, finding));
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}-${count}`;
  });
}

/** Eight hexadecimal digits that any change of the words changes, all but certainly: FNV-1a with the last steps of MurmurHash3. */
function mix(words: string, seed: number, prime: number): string {
  let hash = seed;
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words.charCodeAt(at), prime);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
