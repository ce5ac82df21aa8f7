import { describe, expect, test } from 'vitest';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { readIssuer, readIssuerNames, readOwnKind } from '../../server/src/analysis/issuer.ts';

const body = '一、举措\n做了。';
const signed = (name: string): string => `${body}\n${name}\n2024年1月5日`;

describe('who reports', () => {
  test.each<[string, string, string | null]>([
    ['青石镇2024年法治政府建设年度报告', '青石镇', 'township'],
    ['青石街道办事处2024年法治政府建设年度报告', '青石街道办事处', 'township'],
    ['关于云溪县2024年法治政府建设情况的报告', '云溪县', 'government'],
    ['2024年度望岳区司法局法治政府建设年度报告', '望岳区司法局', 'department'],
    ['临溪市城市管理局关于2024年法治政府建设情况的报告', '临溪市城市管理局', 'department'],
    ['临溪市住房和城乡建设局2024年法治政府建设年度报告', '临溪市住房和城乡建设局', 'department'],
    ['中共青石街道工作委员会2024年法治政府建设年度报告', '中共青石街道工作委员会', 'township'],
    ['某某 青石街道办事处2024年法治政府建设年度报告', '青石街道办事处', 'township'],
  ])('title: %s', (title, name, reporter) => {
    expect(readIssuer(analyze(`${title}\n${body}`))).toMatchObject({ name, reporter });
  });

  test.each<[string, string | null]>([
    ['青石镇人民政府', 'township'],
    ['临溪市望岳区人民政府青石街道办事处', 'township'],
    ['青石镇司法所', 'township'],
    ['云溪县人民政府', 'government'],
    ['中共云溪县委员会', 'government'],
    ['云溪县人民政府办公室', 'department'],
    ['临溪市市场监督管理局', 'department'],
    ['临溪经济开发区管理委员会', 'government'],
    ['县财政局', 'department'],
  ])('signature: %s', (name, reporter) => {
    expect(readIssuer(analyze(signed(name)))).toMatchObject({ name, reporter });
  });

  test('an office that signs for its government, the opening, the file name, nothing', () => {
    expect(readIssuer(analyze(`云溪县2023年法治政府建设年度报告\n${signed('云溪县司法局')}`))?.name).toBe('云溪县');
    expect(readIssuer(analyze(`2023年，青石镇认真落实部署。\n${body}`))?.name).toBe('青石镇');
    expect(readIssuer(analyze(body), '望岳区司法局2023年报告.txt')).toMatchObject({
      reporter: 'department',
      places: [],
    });
    expect(readIssuer(analyze(body))).toBe(null);
    expect(readIssuer(analyze(`2023年，在市委、市政府领导下，扎实工作。\n${body}`))).toBe(null);
  });

  test.each<[string, string | null]>([
    ['2023年，在县委、县政府的正确领导下，青石街道深入学习贯彻部署。', '青石街道'],
    ['2023年，在市委、市政府的领导下，在省交通运输厅指导下，临溪市交通运输局坚持依法行政。', '临溪市交通运输局'],
    ['2023年，得益于各方支持，县委、县政府的坚强领导下，青石镇党委以法治为先。', '青石镇'],
    ['2023年是收官之年，青石镇在县委的领导下扎实工作。', '青石镇'],
    ['根据上级要求，区财政局认真梳理总结2023年工作。', '区财政局'],
    ['2023年，省应急管理厅始终坚持依法行政。', '省应急管理厅'],
    ['2023年，云溪县全面贯彻部署。', '云溪县'],
    ['现将《临溪市文化和旅游局2023年度法治政府建设情况报告》予以公布。', '临溪市文化和旅游局'],
    ['2023年，在区委的领导下，我局坚持依法行政。', null],
    ['2023年，全县坚持依法行政。', null],
    ['2023年，省委高度重视依法行政。', null],
  ])('opening: %s', (opening, name) => {
    expect(readIssuer(analyze(`${opening}\n${body}`))?.name ?? null).toBe(name);
  });

  test.each([
    ['2023年，我局坚持依法行政。', 'department'],
    ['2023年，我街道坚持依法行政。', 'township'],
    ['2023年，我乡坚持依法行政。', 'township'],
    ['2023年，我市坚持依法行政。', null],
    ['2023年，我乡村振兴工作扎实。', null],
  ])('what a body calls itself: %s', (opening, kind) => {
    expect(readOwnKind(analyze(`${opening}\n${body}`))).toBe(kind);
  });

  test('what a page says of its text is no part of the title', () => {
    const page = '| 发文机关: | 云溪县司法局 | 名称: | |\n云溪县应急管理局\n2023年法治政府建设报告\n';
    expect(readIssuer(analyze(page + body))?.name).toBe('云溪县应急管理局');
  });

  test('the office at the head of a page is not the one that reports', () => {
    const page = '临溪市气象局\n您所在的位置：首页\n云溪县气象局2023年度法治政府建设情况报告\n';
    expect(readIssuer(analyze(page + body))?.name).toBe('云溪县气象局');
  });

  test('a kind of body is no name of one', () => {
    expect(readIssuer(analyze(`政府工作报告\n${body}`))).toBe(null);
    expect(readIssuer(analyze(`2024年政府工作报告\n${body}`), '云溪县2024年政府工作报告.txt')?.name).toBe('云溪县');
    expect(readIssuer(analyze(`云溪县人民政府工作报告\n${body}`))?.name).toBe('云溪县人民政府');
  });

  test('issuer and date on one line, or a date without a day', () => {
    expect(readIssuer(analyze(`${body}\n青石镇人民政府　2024年1月5日`))?.name).toBe('青石镇人民政府');
    expect(readIssuer(analyze(`${body}\n青石镇人民政府\n二〇二四年一月`))?.name).toBe('青石镇人民政府');
  });
});

test('names are taken apart into regions and office', () => {
  const parts = (name: string): string => {
    const [found] = readIssuerNames(analyze(signed(name)));
    return found ? `${found.regions.join('/')}|${found.office}` : '';
  };
  expect(parts('临溪市望岳区住房和城乡建设局')).toBe('临溪市/望岳区|住房和城乡建设局');
  expect(parts('柏川市市场监督管理局')).toBe('柏川市|市场监督管理局');
  expect(parts('望岳区农业农村和乡村振兴局')).toBe('望岳区|农业农村和乡村振兴局');
  expect(parts('临溪市城市管理局（印章）')).toBe('临溪市|城市管理局');
  expect(parts('临溪市望岳区人民政府青石街道办事处')).toBe('临溪市/望岳区/青石街道|办事处');
});
