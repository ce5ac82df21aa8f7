import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { planBeginning, readYear, readYearPlaces } from '../../server/src/analysis/year.ts';

describe('the year a report is about', () => {
  test.each<[string, string, number | null]>([
    ['its title', '青石镇2024年法治政府建设年度报告\n2023年，打下基础。\n一、举措\n做了。', 2024],
    ['its title in Chinese numerals', '二〇二四年度法治政府建设年度报告\n一、举措\n做了。', 2024],
    ['a title without 年', '青石镇2024法治政府建设报告\n一、举措\n做了。', 2024],
    ['现将, not what is named first', '根据2021年有关部署，现将2023年工作情况报告如下。\n一、举措\n做了。', 2023],
    ['the opening, not a range in it', '按照《纲要（2021—2025年）》，2022年我镇扎实工作。\n一、举措\n做了。', 2022],
    ['a heading', '一、2023年举措和成效\n做了。\n二、2024年工作安排\n将做。', 2023],
    [
      'a heading, beside the five years that it ends',
      '一、2025年和“十四五”时期工作回顾\n做了。\n二、2026年主要工作\n将做。',
      2025,
    ],
    [
      'a heading, not the day it was read out',
      '政府工作报告\n――2026年1月27日在青石县第十八届人民代表大会第五次会议上\n各位代表：\n一、2025年工作回顾\n做了。',
      2025,
    ],
    ['the plan, a year before', '一、举措和成效\n做了。\n二、2024年工作安排\n将做。', 2023],
    ['a folder of the page', '首页> 年度报告> 2021年度\n一、举措\n做了。', 2021],
    ['the day it was put on the page', '发布日期：2022年2月3日\n一、举措\n做了。', 2021],
    ['the signature at the beginning of a year', '一、举措\n做了。\n青石镇人民政府\n2024年1月5日', 2023],
    ['the signature at the end of a year', '一、举措\n做了。\n青石镇人民政府\n2024年12月5日', 2024],
    ['现对, without 将', '认真落实部署。现对2023年所做工作总结如下：\n一、举措\n做了。', 2023],
    ['现就', '认真落实部署。现就2023年工作情况汇报如下：\n一、举措\n做了。', 2023],
    ['现向社会公布', '根据条例，现向社会公布2022年度报告。\n一、总体情况\n公开了。', 2022],
    [
      '现公布, before the span of its figures',
      '现公布云溪县财政局2022年度报告。统计期限自2021年1月1日起。\n一、总体情况\n公开了。',
      2022,
    ],
    ['the span of its figures', '本报告的统计期限自2023年1月1日起至12月31日止。\n一、总体情况\n公开了。', 2023],
    ['what stands under the first heading', '一、总体情况\n2023年，我局扎实工作。\n二、公开情况\n公开了。', 2023],
    ['what is announced there', '一、总体情况\n认真落实条例。现将2023年工作总结如下。\n二、公开情况\n公开了。', 2023],
    ['a paragraph behind a stray sign', '|\n县委、县政府：\n2023年，青石镇扎实工作。\n一、举措\n做了。', 2023],
    ['nothing', '一、举措\n做了。', null],
  ])('%s', (_, text, year) => expect(readYear(analyze(text))).toBe(year));

  test('its file name', () => {
    const analysis = analyze('一、举措\n做了。');
    expect(readYear(analysis, '青石镇2024年报告.txt')).toBe(2024);
    expect(readYear(analysis, '青石镇二〇二四年报告.txt')).toBe(2024);
    expect(readYear(analysis, '报告20240115.txt')).toBe(null);
  });
});

describe('places that tell a year', () => {
  const places = (text: string): string =>
    readYearPlaces(analyze(text))
      .map(({ role, start, end, sense }) => `${role} ${text.slice(start, end)} ${sense}`)
      .join(', ');

  test.each<[string, string]>([
    ['2023年工作总结和2024年工作计划的报告\n一、甲', 'title 2023年 done, title 2024年 planned'],
    ['现将2023年情况和2024年打算报告如下。\n一、甲', 'announcement 2023年 done, announcement 2024年 planned'],
    ['一、2024年存在的不足及2025年工作安排\n乙', 'heading 2024年 done, heading 2025年 planned'],
    ['一、2024年主要举措和下一步安排\n乙', 'heading 2024年 either'],
    ['一、2024年度工作重点完成情况\n乙', 'heading 2024年度 done'],
    ['一、2024年统筹安排\n乙', 'heading 2024年 either'],
    ['一、2022年推进法治政府建设的工作思路目标举措\n乙', 'heading 2022年 planned'],
    ['一、2024年1月至12月工作情况\n乙', 'heading 2024年 done'],
    ['一、2021—2025年规划任务\n乙', ''],
    ['一、2024年底前完成的任务\n乙', ''],
    ['一、2023年度问题整改情况\n乙', ''],
    ['一、落实《2023年工作要点》情况\n乙', ''],
    ['一、甲\n（一）2023年情况\n乙', ''],
  ])('%s', (text, expected) => expect(places(text)).toBe(expected));
});

test('where the plan begins', () => {
  const text = '一、2024年举措\n做了。\n二、下一步工作打算\n将做。';
  expect(planBeginning(analyze(text))).toBe(text.indexOf('二、'));
  expect(planBeginning(analyze('一、举措\n做了。'))).toBe(Number.POSITIVE_INFINITY);
});
