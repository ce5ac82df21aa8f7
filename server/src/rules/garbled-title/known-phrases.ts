import { compileIndex, findHits, type Hit } from '../../terms/phrase-index.ts';
import { builtInTerms, type Formula, type KnownTitle, type SetPhrase } from '../../terms.ts';

/** What is known by heart: a title, a way it is miswritten, a miswritten set phrase, a member of a formula. */
export type Known =
  | { readonly kind: 'title' | 'wrong'; readonly title: KnownTitle }
  | { readonly kind: 'phrase'; readonly phrase: SetPhrase }
  | { readonly kind: 'member'; readonly formula: Formula; readonly member: number };

const { titles, phrases, formulas } = builtInTerms;

const index = compileIndex<Known>([
  ...titles.flatMap((title) => [
    { value: { kind: 'title', title } as const, patterns: title.patterns ?? [title.title], notAfter: title.notAfter },
    { value: { kind: 'wrong', title } as const, patterns: title.wrong ?? [], notAfter: title.notAfter },
  ]),
  ...phrases.map((phrase) => ({
    value: { kind: 'phrase', phrase } as const,
    patterns: phrase.wrong,
    notAfter: phrase.notAfter,
    notBefore: phrase.notBefore,
  })),
  ...formulas.flatMap((formula) =>
    formula.members.map((words, member) => ({
      value: { kind: 'member', formula, member } as const,
      patterns: [words],
    })),
  ),
]);

/** What of all that stands in a text, in its order. */
export function findKnown(text: string): readonly Hit<Known>[] {
  return findHits(index, text);
}
