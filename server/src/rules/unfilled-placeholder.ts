import { isMarked } from '../analysis/placeholders.ts';
import type { Span } from '../analysis/span.ts';
import { inParagraphs } from './paragraphs.ts';
import type { Draft, Rule } from './rule.ts';

/** A blank of a template or a draft that nobody filled in, or what a program left where it failed. */
export const unfilledPlaceholder: Rule = {
  id: 'unfilled-placeholder',
  title: '空白待填',
  family: 'wording',
  severity: 'warning',
  find: inParagraphs(({ text, placeholders }) =>
    joinDates(text, placeholders).map((span) => ({
      ...span,
      ...word(text.slice(span.start, span.end).trim(), text.slice(span.end)),
      ...(isMarked(text, span) && { waiting: true }),
    })),
  ),
};

/** __月__, □年□月□日 */
const OF_A_DATE = /^[^年月日]{1,8}(?:年[^年月日]{1,8})?(?:年[^年月日]{1,8}月|月[^年月日]{1,8}日)$/;

/** The blanks of a date are one: 2026年__月__日. */
function joinDates(text: string, blanks: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const blank of blanks) {
    const before = joined.at(-1);
    const words = before ? text.slice(before.start, blank.end + 1) : '';
    if (before && blank.start - before.end <= 1 && OF_A_DATE.test(words)) {
      joined[joined.length - 1] = { start: before.start, end: blank.end + 1 };
    } else joined.push(blank);
  }
  return joined;
}

/** Signs in the name of a firm may be there to keep the name back. */
const FIRM = /^[^县区镇乡村街局市省，。、；]{0,6}(?:公司|企业|商行|商店|超市|饭店|餐厅|酒店|宾馆|药店|门店|店铺|厂)/;

function word(blank: string, behind: string): Pick<Draft, 'message' | 'severity'> {
  if (/^[xX×Ｘｘ某]+$/.test(blank) && FIRM.test(behind.slice(0, 8))) {
    return {
      severity: 'hint',
      message: `“${blank}”像是隐去了名称。如果是有意隐去，不必改；如果是还没有填，请补上。`,
    };
  }
  if (/^(?:错误[!！]|Error!)/.test(blank)) {
    return { message: `“${blank}”是 Word 的引用失效后留下的文字。请重新插入引用，或写明要引用的内容。` };
  }
  if (blank.startsWith('#')) {
    return { message: `“${blank}”是表格算不出结果或列宽不够时留下的符号。请填上数字。` };
  }
  if (/号$/.test(blank)) return { message: `文号没有填：“${blank}”。请补上。` };
  if (/日$/.test(blank)) return { message: `日期没有填全：“${blank}”。请补上。` };
  if (/^[（(“《【]\s*[）)”》】]$/.test(blank)) {
    const name = blank.startsWith('“') ? '引号' : blank.startsWith('《') ? '书名号' : '括号';
    return { message: `这里的${name}里是空的。请补上内容，或删去。` };
  }
  return { message: `还有空白没有填：“${blank}”。请补上，或删去这一句。` };
}
