import { describe, expect, test } from 'vitest';
import { readParagraph } from '../../../server/src/analysis/paragraph.ts';
import { readRows } from '../../../server/src/claims/counts/rows.ts';

/** What is listed for a number: 三：会商|通报|督办, with 等 where there are more, and ? where 等 may have been forgotten. */
function shown(text: string): readonly string[] {
  return readRows(readParagraph(text)).map(({ figure, items, open, certainty }) => {
    const names = items.map(({ start, end }) => text.slice(start, end));
    return `${figure.quantity.written}：${names.join('|')}${open ? '等' : ''}${certainty === 'debatable' ? '?' : ''}`;
  });
}

describe('a row of names', () => {
  test.each([
    ['建立联席、通报、督办三项机制。', '三：联席|通报|督办'],
    ['建立学习、督办两项机制。', '两：学习|督办'],
    ['建立联席、通报、督办等五项机制。', '五：联席|通报|督办等'],
    ['建立联席、通报、督办五项机制。', '五：联席|通报|督办?'],
    ['完善公众参与、专家论证和集体讨论三项程序。', '三：完善公众参与|专家论证|集体讨论'],
    ['推行“一站式、一窗办”、帮办、代办三项机制。', '三：“一站式、一窗办”|帮办|代办'],
    ['学习《甲规定》《乙办法》等3份文件。', '3：《甲规定》|《乙办法》等'],
    ['健全三项机制（会商、通报、督办）。', '三：会商|通报|督办'],
    ['驻点单位3家：综治办、司法所。', '3：综治办|司法所'],
    ['召开专题会4次（1月8日、3月20日、9月3日）。', '4：1月8日|3月20日|9月3日'],
  ])('%s', (text, list) => expect(shown(text)).toEqual([list]));
});

describe('no row of names', () => {
  test.each([
    ['names of several lengths, one more than announced', '完善公众参与、专家论证、合法性审查两项程序。'],
    ['what is done, and not names of it', '抓好强化督导检查、落实主体责任、严格考核奖惩、提升履职能力三项工作。'],
    ['what is done at the places', '深入机关、学校、社区开展四项活动。'],
    ['papers counted as copies', '提供甲方案、乙方案、丙方案3份合同。'],
    ['brackets that do not hold all', '健全四项机制（如会商、通报、督办）。'],
    ['quotation marks that enclose several', '推行“选、育”、管、用四项机制。'],
    ['one title alone', '出台《甲办法》制度2项。'],
    ['two names joined by a word', '驻点单位3家：综治办、司法所和派出所。'],
  ])('%s', (_, text) => expect(shown(text)).toEqual([]));
});
