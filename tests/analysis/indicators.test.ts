import { describe, expect, test } from 'vitest';
import { type Indicator, nameOf, readIndicators } from '../../server/src/analysis/indicators.ts';
import { readParagraph } from '../../server/src/analysis/paragraph.ts';

/** What each figure of a sentence measures. */
function read(text: string): readonly Indicator[] {
  return readIndicators(readParagraph(text));
}

const last = (text: string): Indicator => read(text).at(-1)!;

test.each([
  ['全年共受理行政复议申请35件。', '受理行政复议申请'],
  ['2024年，我局累计受理行政复议申请35件。', '受理行政复议申请'],
  ['今年以来，依法及时办结听证案件12件。', '办结听证案件'],
  ['现有持证执法人员27名。', '持证执法人员'],
  ['在册刑满释放人员共151人。', '在册刑满释放人员'],
  ['截至11月份，累计拆除违法建设37000平方米。', '拆除违法建设'],
  ['组织开展普法讲座12场。', '开展普法讲座'],
  ['组织志愿服务12次。', '组织志愿服务'],
  ['12月联合20个部门。', '联合部门'],
  ['对10个社区以及楼房排查。', '社区'],
  ['聘请3名法律顾问。', '聘请法律顾问'],
  ['调解成功率为95%。', '调解成功率'],
  ['设立1个服务组和', '设立服务组'],
])('%s is about %s', (text, name) => expect(nameOf(last(text))).toBe(name));

describe('the noun behind a figure', () => {
  test.each([
    ['跟进3名确诊人员，均已治愈。', '确诊人员', false],
    ['3名确诊人员均已治愈。', '确诊人员', false],
    ['3名确诊人员处理措施。', '确诊人员处理措施', false],
    ['对10个社区以及楼房排查。', '社区', false],
    ['划分为100个社会治理网格，', '社会治理网格', false],
    ['依托7个“一站式”解纷中心。', '一站式解纷中心', false],
    ['参加12人的队伍。', '', false],
    ['化解12件。', '', false],
    ['9个社区A区。', '社区', true],
  ])('%s', (text, noun, goesOn) => {
    const { behind, runsOn } = last(text);
    expect([behind, runsOn]).toEqual([noun, goesOn]);
  });
});

describe('who', () => {
  test.each([
    ['执法中队共查处违法建设36宗。', '执法中队'],
    ['2024年，青石镇共受理申请5件。', '青石镇'],
    ['驻所调解室已成功调处纠纷500件。', '驻所调解室'],
    ['我局共受理申请5件。', ''],
    ['全县共受理申请5件。', ''],
    ['街道共受理申请5件。', ''],
    ['社区矫正对象累计120人。', ''],
    ['会同市场监管局查处案件5件。', ''],
  ])('%s', (text, actor) => expect(last(text).actor).toBe(actor));
});

describe('when', () => {
  test.each([
    ['全年受理申请5件。', ['']],
    ['2023年受理申请5件。', ['2023']],
    ['2020年打击4000人次；2021年1月至12月打击4120人次。', ['2020', '2021']],
    ['截至11月，受理5件。办结4件。', ['截至11月', '截至11月']],
    ['一季度受理5件，二季度受理6件。', ['一季度', '二季度']],
    ['上半年受理5件，全年受理9件。', ['上半年', '']],
    ['去年受理5件，今年受理9件。', ['去年', '']],
    ['受理9件，比上年增加4件，增长80%。其中咨询6件、投诉3件。', ['', '', '', '', '']],
    ['受理9件，较上年同期的5件增加4件。办结9件。', ['', '同期', '', '']],
    ['由2023年的5件增加到9件，同去年相比多4件。', ['2023', '', '']],
    ['2024年受理9件，高于上年，比2023年多4件，办结8件。', ['2024', '2024', '2024']],
    ['从2020年起受理5件。', ['2020年起']],
    ['落实《实施纲要（2021-2025年）》，受理5件。', ['']],
    ['2016年以来制定文件5件。', ['2016年以来']],
    ['3月底，3名人员返岗。', ['3月']],
    ['1—10月受理5件。', ['1—10月']],
  ])('%s', (text, periods) => expect(read(text).map(({ period }) => period)).toEqual(periods));
});

test('whether nothing is left out', () => {
  const whole = (text: string): boolean => last(text).whole;
  expect(['全年受理5件', '共受理5件', '现有人员5名', '截至目前，受理5件'].map(whole)).toEqual([true, true, true, true]);
  expect(['受理5件', '公共服务5件', '共同受理5件'].map(whole)).toEqual([false, false, false]);
});

test('the clauses before it, up to the figure before', () => {
  expect(last('窗口方面，受理申请5件。').topic).toBe('窗口方面');
  expect(last('受理申请5件，办结4件。').topic).toBe('');
  expect(last('一是抓实。走进校园，开展讲座4场。').topic).toBe('走进校园');
});
