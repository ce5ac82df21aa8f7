import type { Analysis } from '../../analysis/analyze.ts';
import { onceFor } from '../../analysis/memory.ts';
import type { Section } from '../../analysis/outline.ts';
import type { HeadedSection } from '../headings.ts';
import { normalise } from '../phrases/normal-form.ts';
import { compilePhrases, hasPhrase, type Phrases, startsWithPhrase } from '../phrases.ts';
import type { Content } from '../schema.ts';
import { wordsOf } from '../text.ts';

type Nameless = NonNullable<NonNullable<Content['unheaded']>['nameless']>;

/**
 * The one section at the top without a subject of its own that can only be about a content: it stands behind the content that
 * this one follows, or has a slogan that looks ahead, and its clauses tell what to do and not what was done.
 */
export function findNameless(
  nameless: Nameless,
  analysis: Analysis,
  tops: readonly HeadedSection[],
  topics: readonly string[],
  year: number | null,
): Section | null {
  const { slogans, not } = compile(nameless);
  const from = tops.findLastIndex(({ ids }) => ids.some((id) => nameless.behind.includes(id)));
  const unnamed = tops.slice(from + 1).filter(({ ids }) => ids.length === 0);
  const last = unnamed.at(-1)?.section;
  if (!last?.heading) return null;
  const { text } = analysis.source;
  const words = normalise(wordsOf(text, last.heading));
  if (hasPhrase(not, words, year)) return null;
  const follows = from >= 0 && unnamed.length === 1;
  // 谱写普法新篇章 looks ahead in its words only: what was done about a topic is told in the same way.
  const looksAhead = hasPhrase(slogans, words, year) && !topics.some((topic) => words.includes(topic));
  if (!follows && !looksAhead) return null;
  return isAhead(nameless, text.slice(last.heading.title.end, Math.min(last.end, last.start + LONGEST_READ)), year)
    ? last
    : null;
}

/** What a section is about is told before. */
const LONGEST_READ = 2000;

/** Whether clauses tell what to do: 健全协作机制，加强培训. */
function isAhead(nameless: Nameless, said: string, year: number | null): boolean {
  const { acts, done } = compile(nameless);
  const clauses = said.split(/[，。；;！!,：:\n]/).map((clause) => normalise(clause).replace(LEADING, ''));
  const told = clauses.filter((clause) => clause.length > 1);
  const acting = told.filter((clause) => startsWithPhrase(acts, clause, year)).length;
  const past = told.filter((clause) => hasPhrase(done, clause, year)).length;
  const many = acting === told.length ? acting > 0 : acting >= LEAST_ACTS && acting * 3 >= told.length;
  return many && past * 5 < told.length;
}

const LEAST_ACTS = 3;

/** 一是, 我局将, 进一步 say nothing of what is done. */
const LEADING =
  /^(?:[一二三四五六七八九十](?:是|要))?(?:.{0,6}?将|要)?(?:继续|进一步|持续|不断|着力|切实|全面|深入|扎实|大力|积极|重点|更加|有效){0,3}/;

interface CompiledNameless {
  readonly slogans: Phrases;
  readonly not: Phrases;
  readonly acts: Phrases;
  readonly done: Phrases;
}

const compile = onceFor(
  ({ slogans, not, acts, done }: Nameless): CompiledNameless => ({
    slogans: compilePhrases(slogans),
    not: compilePhrases(not),
    acts: compilePhrases(acts),
    done: compilePhrases(done),
  }),
);
