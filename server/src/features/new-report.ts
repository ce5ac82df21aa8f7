import { REPORTERS, type Reporter } from '../analysis/issuer.ts';
import { buildSkeleton, layOut } from '../profile/skeleton.ts';
import { toSnippet } from '../profile/snippet.ts';
import { builtInProfiles, type Profile } from '../profile.ts';
import type { KindItem, KindsAnswer, KindsParams, SkeletonAnswer, SkeletonParams } from './protocol.ts';

/** The kinds of report that can be written. */
export function toKinds(profiles: readonly Profile[]): KindsAnswer {
  return { kinds: profiles.map(toKind) };
}

/** A whole report of a kind that is still to be written; null where there is no such kind. */
export function toSkeleton(profiles: readonly Profile[], asked: SkeletonParams): SkeletonAnswer | null {
  const { unit, year } = asked;
  const profile = profiles.find(({ id }) => id === asked.kind);
  if (!profile || typeof unit !== 'string' || !Number.isInteger(year)) return null;
  const reporter = REPORTERS.find((one) => one === asked.reporter) ?? null;
  const { text } = buildSkeleton(profile, { reporter, unit, year });
  return { title: text.slice(0, text.indexOf('\n')), text, snippet: toSnippet(text) };
}

/** The folders that a client names. */
export function readFolders({ folders }: KindsParams): readonly string[] {
  return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
}

function toKind(profile: Profile): KindItem {
  const own = !builtInProfiles.includes(profile);
  return { id: profile.id, name: profile.name, own, reporters: reportersOf(profile) };
}

/** Those for whom the skeleton is another one than for the rest. */
function reportersOf(profile: Profile): readonly Reporter[] {
  const lines = (reporter: Reporter | null): string => layOut(profile, { reporter, year: null }).join('\n');
  const plain = lines(null);
  return REPORTERS.filter((reporter) => lines(reporter) !== plain);
}
