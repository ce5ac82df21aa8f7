import type { CalendarDate } from '../../analysis/calendar.ts';
import { buildSkeleton, layOut } from '../../profile/skeleton.ts';
import { toSnippet } from '../../profile/snippet.ts';
import { builtInProfiles } from '../../profile.ts';
import type { Suggestion } from './suggestion.ts';

/** Reports are written when their year is over, some when it nears its end. */
const FIRST_MONTH_OF_SAME_YEAR = 7;

/** Whole reports, for a text that is still empty. */
export function suggestReports(offset: number, today: CalendarDate | null): readonly Suggestion[] {
  const year = today && (today.month < FIRST_MONTH_OF_SAME_YEAR ? today.year - 1 : today.year);
  const occasion = { reporter: null, year };
  return builtInProfiles.map((profile) => {
    const { text } = buildSkeleton(profile, { ...occasion, unit: null });
    const lines = layOut(profile, occasion).join('\n');
    return {
      kind: 'report',
      label: profile.name,
      start: offset,
      end: offset,
      text,
      detail: '整篇样稿',
      source: '题目、开头、全部章节、署名和日期；用命令“新建报告…”可以先选报告单位和年度。',
      snippet: toSnippet(
        year === null ? lines : lines.replaceAll('{year}', `${year}`).replaceAll('{nextYear}', `${year + 1}`),
      ),
    };
  });
}
