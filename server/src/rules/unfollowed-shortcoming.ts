import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Analysis, PlacedParagraph } from '../analysis/analyze.ts';
import { readSayings } from '../analysis/clauses.ts';
import { readEnumerators } from '../analysis/enumerators.ts';
import { onceFor } from '../analysis/memory.ts';
import { allSections, type Section } from '../analysis/outline.ts';
import type { Span } from '../analysis/span.ts';
import { findHeadedSections } from '../profile/headings.ts';
import { quote } from './demand.ts';
import type { Draft, LastYear, Report, Rule } from './rule.ts';

/** Shortcomings of last year's report that this year's never comes back to. */
export const unfollowedShortcoming: Rule = {
  id: 'unfollowed-shortcoming',
  title: '上年的不足没有下文',
  family: 'structure',
  severity: 'hint',
  find,
};

/** What contents of this kind are called in the profiles. */
const SHORTCOMINGS = ['shortcomings', 'problems'];
const PLAN = 'plan';
/** No more are listed in one message. */
const MOST_TOLD = 5;

/** Asks only once this year's report is written so far that it could come back to them. */
function find(report: Report): readonly Draft[] {
  const { analysis, contents, year, lastYear } = report;
  if (!lastYear || (year !== null && lastYear.year !== null && lastYear.year !== year - 1)) return [];
  const own = contents.find(({ id }) => SHORTCOMINGS.includes(id));
  const plan = contents.find(({ id }) => id === PLAN);
  if (own?.status !== 'present' || !own.place || (plan && plan.status !== 'present')) return [];
  const { text } = analysis.source;
  const dropped = shortcomingsOf(lastYear).filter(({ words }) => !isMentioned(words, text));
  if (dropped.length === 0) return [];
  const earlier = lastYear.analysis;
  const shown = dropped.slice(0, MOST_TOLD).map((shortcoming) => wordShortcoming(earlier, shortcoming));
  const rest = dropped.length > MOST_TOLD ? `等${dropped.length}项` : '';
  return [
    {
      start: own.place.start,
      end: own.place.end,
      message: `上年报告所列的不足${shown.join('、')}${rest}，今年的报告没有再提到。已经解决的，可以写明怎样解决的；还没有解决的，请继续列入。`,
    },
  ];
}

/** Its headline and where it stands; of one that is a heading, the ordinals tell that. */
function wordShortcoming(analysis: Analysis, { start, end }: Shortcoming): string {
  const address = addressOf(analysis, start);
  const marks = address.headings.map(({ mark }) => mark).join('');
  const place = address.paragraph === 0 && marks !== '' ? marks : wordAddress(address);
  return `${quote(analysis.source.text, { start, end })}（${place}）`;
}

/** A shortcoming in last year's report: its headline, and the words in it that tell what it is about. */
interface Shortcoming extends Span {
  readonly words: readonly string[];
}

/** The shortcomings that last year's report lists. */
const shortcomingsOf = onceFor((lastYear: LastYear): readonly Shortcoming[] => {
  const { text } = lastYear.analysis.source;
  return headlinesOf(lastYear).flatMap((headline): readonly Shortcoming[] => {
    const words = tellingWords(text.slice(headline.start, headline.end));
    return words.join('').length >= SHORTEST_SUBJECT ? [{ ...headline, words }] : [];
  });
});

/** With fewer telling characters, whatever a report says could be what was meant. */
const SHORTEST_SUBJECT = 3;
const LONGEST_HEADLINE = 40;
/** Says that something is lacking. */
const LACKING = /[不未难缺少弱差欠待]|短板|滞后|单一|薄弱|有限|老化|紧张/;
/** Lacking by its very words, also where nothing counts it as an item. */
const PLAINLY_LACKING =
  /不(?:够|足|强|高|深|到位|平衡|完善|健全|规范|扎实|充分|及时)|有待|薄弱|欠缺|缺乏|短缺|滞后|单一/;
const REASON = /原因|由于|因为|根源|下一?步|改进|整改|今后/;

function headlinesOf({ analysis, profile, year }: LastYear): readonly Span[] {
  if (!profile) return [];
  const headed = findHeadedSections(profile, analysis, year).filter(({ ids }) =>
    ids.some((id) => SHORTCOMINGS.includes(id)),
  );
  const tops = headed.filter(
    ({ section }) => !headed.some((other) => other.section !== section && isWithin(section, other.section)),
  );
  return tops.flatMap(({ section }) => headlinesIn(analysis, section));
}

function isWithin(inner: Section, outer: Section): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Its sub-headings where it has some that name what is lacking, else what it lists or says. */
function headlinesIn(analysis: Analysis, section: Section): readonly Span[] {
  const { text } = analysis.source;
  const headings = [...allSections(section)].flatMap(({ heading }) => {
    if (!heading || heading === section.heading) return [];
    const words = text.slice(heading.title.start, heading.title.end);
    return words.length <= LONGEST_HEADLINE && LACKING.test(words) && !REASON.test(words) ? [heading.title] : [];
  });
  if (headings.length > 0) return headings;
  return analysis.paragraphs
    .filter(({ start, block }) => start >= section.start && start < section.end && block.kind !== 'table')
    .filter((placed) => placed.block !== section.heading || section.heading.body !== null)
    .flatMap(headlinesOfParagraph);
}

function headlinesOfParagraph({ start, block, paragraph }: PlacedParagraph): readonly Span[] {
  const from = block.kind === 'heading' ? (block.body?.start ?? block.end) - start : 0;
  const { text } = paragraph;
  const { clauses } = readSayings(paragraph);
  const items = readEnumerators(text);
  const headlines: Span[] = [];
  let before = from;
  for (const item of items) {
    // 主要原因：一是…… lists no shortcomings.
    if (REASON.test(text.slice(before, item.start))) return headlines;
    const clause = clauses.find((one) => one.end > item.end);
    if (clause && item.start >= from) {
      const headline = { start: Math.max(clause.start, item.end), end: clause.end };
      if (isHeadline(text, headline, LACKING))
        headlines.push({ start: start + headline.start, end: start + headline.end });
      before = clause.end;
    }
  }
  if (items.length > 0) return headlines;
  return clauses
    .filter((clause) => clause.start >= from && isHeadline(text, clause, PLAINLY_LACKING))
    .map((clause) => ({ start: start + clause.start, end: start + clause.end }));
}

function isHeadline(text: string, { start, end }: Span, lacking: RegExp): boolean {
  const words = text.slice(start, end);
  return words.length >= 5 && words.length <= LONGEST_HEADLINE && lacking.test(words) && !REASON.test(words);
}

/** Words that every shortcoming is full of. */
const COMMON =
  /有待|不够|不足|不强|不高|不深入?|不到位|不[平均]衡|不完善|不健全|不规范|不扎实|不充分|不及时|不明显|不丰富|不[多大广紧密]|未能?|尚未|尚不|还不|仍不|单一|薄弱|欠缺|缺乏|短缺|滞后|还需|仍需|亟需|亟待|需要?|还有|仍有|还存在|仍然|存在|差距|短板|弱项|问题|困难|有限|紧张|老化|参差不齐|进一步|提升|提高|加强|增强|强化|加大|完善|健全|优化|改进|深化|拓展|创新|较[弱低差少慢大]|偏[弱低差少慢大]|部分|个别|少数|有些|有的|一些|一定|方面|工作|能力|水平|意识|思维|力度|质量|质效|效果|成效|机制|体系|制度|建设|法治政府|法治|依法|行政|全面|整体|相对|比较|主要|干部|人员|队伍|[的与和及在了对]/g;

/** The stretches of a headline that tell what it is about, common words left out. */
function tellingWords(headline: string): readonly string[] {
  return headline
    .replace(COMMON, ' ')
    .split(/[^\p{Script=Han}A-Za-z0-9]+/u)
    .filter((word) => word.length >= 2);
}

/** Whether any two characters that tell what a shortcoming is about stand together in a report: in doubt it came back to it. */
function isMentioned(words: readonly string[], text: string): boolean {
  return words.some((word) => {
    for (let at = 0; at + 2 <= word.length; at++) if (text.includes(word.slice(at, at + 2))) return true;
    return false;
  });
}
