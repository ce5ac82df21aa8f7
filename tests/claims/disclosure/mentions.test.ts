import { describe, expect, test } from 'vitest';
import { readParagraph } from '../../../server/src/analysis/paragraph.ts';
import { readMentions } from '../../../server/src/claims/disclosure/mentions.ts';

/** What a sentence tells: subject and figure, 0 where it is told in words; ~ where the words are loose. */
function told(text: string): string {
  return readMentions(readParagraph(text))
    .map(({ subject, figure, firm }) => `${subject} ${figure ? figure.quantity.written : '无'}${firm ? '' : '~'}`)
    .join(', ');
}

describe('of applications, reviews and law-suits', () => {
  test.each([
    ['全年共收到政府信息公开申请36件。', 'received 36'],
    ['2024年度，我局新收政府信息公开申请36件，上年结转2件。', 'received 36, carried 2'],
    ['全年收到36件政府信息公开申请。', 'received 36'],
    ['共接收依申请公开申请12件，', 'received 12'],
    ['收到公民、法人和其他组织提出的政府信息公开申请两件。', 'received 两'],
    ['受理政府信息公开申请36件。', 'received 36~'],
    [
      '政府信息公开申请方面，新收36件、上年结转2件，办结35件，结转下年度3件。',
      'received 36, carried 2, handled 35~, next 3',
    ],
    ['办结政府信息公开申请35件。', 'handled 35'],
    ['答复政府信息公开申请35件。', 'handled 35~'],
    ['结转至下一年度继续办理的政府信息公开申请3件。', ''],
    [
      '对政府信息公开申请，予以公开20件，部分公开3件，不予公开2件，无法提供5件。',
      '予以公开 20, 部分公开 3, 不予公开 2, 无法提供 5',
    ],
    ['因政府信息公开被申请行政复议2件，被提起行政诉讼1件。', 'review 2, lawsuit 1'],
    ['发生政府信息公开行政复议案件2件。', 'review 2'],
    ['因政府信息公开被提起3件行政诉讼。', 'lawsuit 3'],
    ['全年收到政府信息公开申请0件。', 'received 0'],
    ['全年未收到政府信息公开申请。', 'received 无'],
    ['没有收到任何形式的政府信息公开申请。', 'received 无'],
    ['尚未收到有关公民、法人和其他组织提交的政府信息公开申请。', 'received 无'],
    ['本年度无政府信息公开申请。', 'received 无'],
    ['未发生因政府信息公开引起的行政复议。', 'review 无'],
    ['没有发生因政府信息公开引发的行政复议案件和行政诉讼案件。', 'review 无, lawsuit 无'],
    ['无行政复议、行政诉讼情况。', 'review 无, lawsuit 无'],
    ['未因政府信息公开被提起行政诉讼。', 'lawsuit 无'],
  ])('%s → %s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('not of other ones, of some of them, or of what was done with them', () => {
  test.each([
    '其中，当面申请3件、网上申请9件。',
    '通过网站收到政府信息公开申请9件。',
    '收到自然人政府信息公开申请20件。',
    '各部门收到政府信息公开申请86件。',
    '收到政府信息公开申请20余件。',
    '收到政府信息公开申请约20件。',
    '信函方式收到政府信息公开申请4件。',
    '比上年增加政府信息公开申请4件。',
    '收到政府信息公开申请后3个工作日内登记。',
    '组织政府信息公开申请办理培训3次。',
    '受理行政复议案件86件，审结80件，综合纠错率5%。',
    '办理因政府信息公开引起的行政复议案件12件。',
    '政府信息公开行政复议、行政诉讼共3件。',
    '行政复议结果纠正1件，结果维持2件。',
    '行政诉讼一审2件，二审1件。',
    '未经复议直接起诉的行政诉讼案件2件。',
    '未发生行政复议被纠正、行政诉讼败诉的情况。',
    '未因政府信息公开申请收取费用。',
    '未收到要求更正信息的申请。',
    '无正当理由大量反复申请的，不予处理。',
    '没有因政府信息公开申请处理不当而引起行政复议被纠正的情况。',
    '上年结转资金12万元。',
    '全年办结案件36件。',
  ])('%s', (text) => expect(told(text)).toBe(''));
});
