import type { Result } from '../../check.ts';
import { dayOfText } from '../../rules/dated-terms.ts';
import { builtInTerms, type Term, wordTerm } from '../../terms.ts';
import { endOf, type WritingPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** The name of a paper, as it stands within 《》, and what is known of it. */
interface Paper {
  readonly title: string;
  readonly detail: string;
  readonly source: string;
}

const KINDS: readonly Term['kind'][] = ['plan', 'rule', 'law'];
const FORMAL = '中华人民共和国';
const QUOTED = /《([^《》\n]{2,60})》/g;
/** How many are offered. */
const MOST = 40;

/** Within 《: the titles that this report names elsewhere, then the known ones that hold at its date. */
export function suggestTitles(result: Result, place: WritingPlace): readonly Suggestion[] {
  const { offset } = place;
  const start = place.title;
  if (start === null) return [];
  const typed = place.before.slice(place.before.length - (offset - start));
  const papers = new Map<string, Paper>();
  for (const paper of [...papersOf(result, start), ...knownPapers(result)]) {
    if (paper.title.includes(typed) && paper.title !== typed && !papers.has(paper.title))
      papers.set(paper.title, paper);
  }
  return [...papers.values()].slice(0, MOST).map(({ title, detail, source }) => ({
    kind: 'title',
    label: title,
    start,
    end: endOf(place, '》'),
    text: `${title}》`,
    detail,
    source,
  }));
}

/** The titles that the text itself names, the more frequent first; the one that is being written is none. */
function papersOf({ analysis: { source, blocks } }: Result, at: number): readonly Paper[] {
  const counts = new Map<string, number>();
  for (const { kind, start, end } of blocks) {
    if (kind === 'residue') continue;
    for (const { 1: title, index } of source.text.slice(start, end).matchAll(QUOTED)) {
      if (start + index + 1 !== at) counts.set(title!, (counts.get(title!) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([title, count]) => ({ title, detail: `本报告里有${count}处`, source: '本报告里的写法。' }));
}

/** The known papers that hold at the date of the text, with the years that belong to their names. */
function knownPapers(result: Result): readonly Paper[] {
  const { profile, year } = result;
  const day = dayOfText(result);
  const basis = profile?.basis;
  const own = (profile?.terms ?? []).filter(({ id }) => builtInTerms.terms.every((term) => term.id !== id));
  const terms = [...own, ...builtInTerms.terms].filter(({ kind }) => KINDS.includes(kind));
  const holding = terms.flatMap((term): readonly Paper[] => {
    const title = titleOf(term);
    if (title === null) return [];
    const since = term.adopted ?? term.from;
    // A law that was revised was there before.
    const isEarly = !isRevision(term) && since !== undefined && (day === null || since > day.day);
    const isOver = !isRevision(term) && term.to !== undefined && (year === null || term.to < `${year}-01-01`);
    return isEarly || isOver ? [] : [{ title, detail: DETAILS[term.kind] ?? '', source: wordTerm(term).join('\n') }];
  });
  return basis
    ? [
        {
          title: basis.name,
          detail: `本报告的依据（${basis.rank}）`,
          source: `${basis.issuer}，${basis.number}。`,
        },
        ...holding.filter(({ title }) => title !== basis.name),
      ]
    : holding;
}

const DETAILS: Readonly<Partial<Record<Term['kind'], string>>> = {
  plan: '规划纲要',
  rule: '党内法规',
  law: '法律法规',
};

function isRevision({ term }: Pick<Term, 'term'>): boolean {
  return /（\d{4}年修[订正]）$/.test(term);
}

/** The full name within 《》; null for a term that is no name of a paper. */
function titleOf({ term, patterns = [], kind }: Term): string | null {
  const formal = kind === 'law' ? patterns.find((pattern) => pattern.includes(`[${FORMAL}]`)) : undefined;
  if (formal) {
    const name = formal.slice(formal.indexOf(FORMAL) + FORMAL.length + 1);
    return /[[\]《》]/.test(name) ? null : FORMAL + name;
  }
  const title = term.replace(/[(（](\d{4})-(\d{4})年[)）]$/, '（$1—$2年）');
  return /[“”〈〉]|的法律$/.test(title) || isRevision({ term }) ? null : title;
}
