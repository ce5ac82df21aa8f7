import type { Figure } from '../analysis/paragraph.ts';

/** How far before a figure the names of its row are looked for, and how many of them there may be. */
const LONGEST = 80;
const MOST = 12;
/** 投诉、举报占比分别为, 复议、诉讼同比分别增长 */
const RESPECTIVELY =
  /([^，,。；;：:！？]*?)((?:同比|环比|所)?)(?:分别|各)(?:约|为|是|达到?|有|计)*([^，,。；;：:！？、为是达有]{0,8})(?:约|为|是|达到?|有|了)*$/;
/** What is named once for all of the row, behind the last of its names. */
const SHARED = /的?(?:所?占比[重例]?|比[重例]|[一-龥]{2}率|满意度|数量?|金额|总[量数额]|案件|事项)$/;
const NEXT_IN_ROW = /^[、，,和与及]$/;

/** What each of the figures of a row is called, whose names stand in a row before them: 投诉、举报占比分别为65%、35%. */
export function namesInRows(figures: readonly Figure[]): ReadonlyMap<Figure, string> {
  const names = new Map<Figure, string>();
  for (let head = 0; head < figures.length; head++) {
    const { lead } = figures[head]!;
    if (!/[别各]/.test(lead.slice(-LONGEST))) continue;
    const words = RESPECTIVELY.exec(lead.slice(-LONGEST));
    if (!words) continue;
    let end = head + 1;
    while (end < figures.length && end - head < MOST && NEXT_IN_ROW.test(figures[end]!.lead)) end++;
    const [, row, manner, behind] = words as unknown as readonly [string, string, string, string];
    const shared = SHARED.exec(row)?.[0] ?? '';
    const own = row.slice(0, row.length - shared.length).split(/[、和与及]/);
    if (own.length !== end - head || end - head < 2) continue;
    for (const [at, name] of own.entries()) {
      const whole = name.endsWith(shared) ? name : name + shared;
      names.set(figures[head + at]!, whole + manner + behind);
    }
    head = end - 1;
  }
  return names;
}

/** The name of a figure without the words that only lead to it: 办结率均. */
export function withoutLink(name: string): string {
  return name.replace(/(?:分别|均|各|都)+$/, '');
}
