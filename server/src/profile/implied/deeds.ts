import { onceFor } from '../../analysis/memory.ts';
import type { Span } from '../../analysis/span.ts';
import { normaliseProse } from '../phrases/normal-form.ts';
import { compilePhrases, hasPhrase, type Phrases, withoutPhrases } from '../phrases.ts';
import { toPhrase } from '../places.ts';
import type { Content } from '../schema.ts';

type Deeds = NonNullable<Extract<Content['implied'], { by: 'paragraph' }>['deeds']>;

/** The first sentence of a paragraph that names someone and tells several things that this one did. */
export function findDeeds(deeds: Deeds, { start }: Span, paragraph: string): Span | null {
  const { by, not, contain } = compile(deeds);
  for (const { 0: sentence, index } of paragraph.matchAll(/[^。！!\n]{1,400}/g)) {
    const clauses = withoutPhrases(not, normaliseProse(sentence), null).split(/[,;:]/);
    const doer = clauses.findIndex((clause) => hasPhrase(by, clause, null));
    if (doer < 0) continue;
    if (clauses.slice(doer).filter((clause) => hasPhrase(contain, clause, null)).length < deeds.atLeast) continue;
    return toPhrase({ start: start + index, end: start + index + sentence.length });
  }
  return null;
}

interface CompiledDeeds {
  readonly by: Phrases;
  readonly not: Phrases;
  readonly contain: Phrases;
}

const compile = onceFor(
  ({ by, not = [], contain }: Deeds): CompiledDeeds => ({
    by: compilePhrases(by),
    not: compilePhrases(not),
    contain: compilePhrases(contain),
  }),
);
