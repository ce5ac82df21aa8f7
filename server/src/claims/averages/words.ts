import type { Figure } from '../../analysis/paragraph.ts';

/** The words that an average opens with, and what stands between them and the figure. */
export const AVERAGE =
  /(平均每|(?:[日月季周户人家场期笔件宗起次案栋辆批头亩]|(?<![个各])[村校])均|每(?:季度?|月|周|[日天户人家场期件宗起次])平均|单[件案宗起场期户]平均|每[百千万]人|每(?=[户人家场期件宗起次校所类]|个?(?:社区|村|镇|街道|网格)))([^，。；,;、]{0,12})$/;
/** The same at the head of a sentence. */
const OPENING = /[。；;]\s*(?:平均每|[日月季周户人家场期笔件宗起次案批头亩]均)[^，。；,;、]{0,12}$/;
/** Another year's figure, a difference and a frequency are no totals. */
export const NO_TOTAL = /同比|比上|比去|较|去年|上年|同期|增加|减少|上升|下降|平均|每[^，,。；;]*$/;

/** Whether a figure is an average, and whether one that opens its sentence: 全年刊发36篇。平均每月3篇。 */
export function averageOf({ lead }: Figure): 'opening' | 'within' | null {
  if (!AVERAGE.test(lead)) return null;
  return OPENING.test(lead) ? 'opening' : 'within';
}
