/** How a change is told: 同比, 年均, 分别. */
const MANNER = '(?:同比|环比|同口径|年均|平均|实际|名义|再|又|分别|均|各)*';
/** What it is held against: 比上年, 较去年同期, 与2020年相比. */
const HELD =
  '(?:相?[比较与同](?:上一?|去|前|[一二三四]季|20\\d\\d|“?[十二三四五]{2,3}五”?末?|同期)[^，,。的占增减提上下降升]{0,8}?)';
const VERB =
  '(?:增长|增加|增收|增支|净增|减收|减支|减少|压减|下降|下滑|下跌|上升|上涨|跃升|攀升|提高|提升|降低|回落|加快|放缓|收窄|扩大|缩小|缩减)(?:了|约|近|[到至为])*';
const CHANGE_BEHIND = new RegExp(`${MANNER}${HELD}?${MANNER}${VERB}(?:20\\d\\d年)?$`);
/** 增长, 比上年增长: a change that leaves untold of what. */
const BARE_CHANGE = new RegExp(
  `^${MANNER}(?:相?[比较与同按][^，,。]{1,24}?)?${MANNER}(?:${VERB}(?:[幅率量速]|20\\d\\d年)?|[增降涨跌升减]幅|[增降]速|[增减升降缩涨](?:了|[到至为])*|[多少高低快慢](?:了|出)?)$|^${HELD}$`,
);
/** 占总数的, 占比 */
const BARE_SHARE = /^(?:分别|均|各|约|所)*占|^(?:所?占)?比[重例](?:[^，,]{0,2})$/;
/** 为调整预算数的, 是上年的 */
const OF_ANOTHER = /^[，,、]((?:约?为|约?是|相当于|达到?)[^，,、。；;：:]{1,20}的)$/;

/** A name without the change that is told of it. */
export function withoutChange(name: string): string {
  return name.replace(CHANGE_BEHIND, '');
}

/** Whether a name tells a change or a share and not of what. */
export function isBare(name: string): boolean {
  return BARE_CHANGE.test(name) || isShare(name);
}

/** Whether a name tells a share and not of what. */
export function isShare(name: string): boolean {
  return BARE_SHARE.test(name);
}

/** Whether words begin with how something changed: 从67%“提高到”96%. */
export function beginsWithChange(words: string): boolean {
  return CHANGED.test(words);
}

const CHANGED = new RegExp(`^(?:分别)?(?:${VERB}|[增减升降缩涨](?:了|[到至为]))`);

/** What a figure is of another one, by the words before it; empty where they tell none. */
export function relationIn(lead: string): string {
  return OF_ANOTHER.exec(lead)?.[1] ?? '';
}
