import type { Chance, Piece } from './desk.ts';

/** What an author tells before the matter itself. */
const OPENINGS =
  '今年以来 2024年 截至12月底 全年 据统计 近三年来 信访总量大幅下降 随着群众满意率逐年上升 与上年相比稳中有降 同上年相比 较好完成年度目标 在县委领导下 落实“三项制度” 建立每日登记制度 坚持村每周一排查、镇每半月一研判 成立由18人组成的工作专班 组建3个工作专班 召开会议4次，印发通知3份 对照5个方面26项任务 针对上年反馈的6个问题 安排专人负责'.split(
    ' ',
  );
/** What is said of it in passing. */
const WORDS =
  '均登记在册 均建立台账 为历年最低 是近五年最多的一年 位居全县第二 未发生安全事故 得到群众好评 工作成效明显 总量稳中有降'.split(
    ' ',
  );
/** What is told of other things beside it. */
const FIGURES =
  '发放宣传资料3600份 惠及群众1200余人次 覆盖12个村（社区） 出动执法人员536人次 下发通知书23份 印发简报6期 罚款12.6万元 受到市局通报表扬2次 平均办理时间4.5天'.split(
    ' ',
  );
const BEHIND_FIGURE = /^[件项起次份]，(?!(?:同比|[较比]上年|增|减|上升|下降))/;
const BEFORE_LIST = /^[件项起次份]，其中/;

/** A sentence with other things told before it, within it and behind it, none of which has to do with its sums. */
export function withAsides(piece: Piece, chance: Chance): Piece {
  const aside = (words: readonly string[]): string => (chance.between(0, 2) === 0 ? `，${chance.of(words)}` : '');
  const opening = chance.between(0, 1) === 0 ? [`${chance.of(OPENINGS)}，`] : [];
  const told = piece.map((part) => {
    if (typeof part !== 'string' || !BEHIND_FIGURE.test(part)) return part;
    return part.replace('，', `${aside(BEFORE_LIST.test(part) ? [...WORDS, ...FIGURES] : WORDS)}，`);
  });
  const last = told.at(-1);
  if (typeof last !== 'string' || !last.endsWith('。')) return [...opening, ...told];
  return [...opening, ...told.slice(0, -1), `${last.slice(0, -1)}${aside([...WORDS, ...FIGURES])}。`];
}
