import { type CalendarDate, daysInMonth } from '../analysis/calendar.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** A report that was signed when the day for filing or publishing it had passed. */
export const lateSignature: Rule = {
  id: 'late-signature',
  title: '落款晚于报送期限',
  family: 'dates',
  severity: 'hint',
  find,
};

function find({ analysis, profile, signed, year, reporter }: Report): readonly Draft[] {
  const basis = profile?.basis;
  if (!profile || !basis || !signed || year === null) return [];
  if (year < basis.firstYear || signed.date.year !== year + 1) return [];
  if (daysInMonth(signed.date.year, signed.date.month) === 0) return [];
  const deadlines = profile.deadlines?.filter(
    ({ reporters }) => !reporters || reporter === null || reporters.includes(reporter),
  );
  const filed = deadlines?.find((deadline) => deadline.filed)?.filed;
  const published = deadlines?.find((deadline) => deadline.published)?.published;
  const unpublished = published !== undefined && isOver(signed.date, published.before);
  const unfiled = filed !== undefined && isOver(signed.date, filed.before);
  if (!unfiled && !unpublished) return [];
  const date = analysis.source.text.slice(signed.start, signed.end);
  const { name, chapter, rank } = basis;
  const limits = [
    ...(unfiled ? [`${toDay(filed.before)}前报送${reporter === null ? '' : filed.to}`] : []),
    ...(unpublished ? [`${toDay(published.before)}前向社会公开`] : []),
  ];
  return [
    {
      start: signed.start,
      end: signed.end,
      message: `落款是“${date}”，已过年度报告的期限。《${name}》${chapter}要求${limits.join('，')}（${rank}）。如果报送在先、落款在后，请核对落款日期。`,
    },
  ];
}

/** Whether a report that must be there before a day (MM-DD) was signed on that day or later. */
function isOver({ month, day }: CalendarDate, before: string): boolean {
  const [limitMonth = 0, limitDay = 0] = before.split('-').map(Number);
  return month > limitMonth || (month === limitMonth && day >= limitDay);
}

function toDay(before: string): string {
  const [month, day] = before.split('-').map(Number);
  return `${month}月${day}日`;
}
