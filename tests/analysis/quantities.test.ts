import { describe, expect, test } from 'vitest';
import { toText } from '../../server/src/analysis/decimal.ts';
import type { Interval } from '../../server/src/analysis/interval.ts';
import { type Quantity, readQuantities } from '../../server/src/analysis/quantities.ts';

/** `figure|unit|value` of each quantity, and the interval where it is not the value itself. */
function shown(text: string): string[] {
  return readQuantities(text).map((quantity) => {
    const figure = text.slice(quantity.start, quantity.end);
    const range = toRange(quantity.range, quantity);
    return `${figure}|${quantity.unit}|${toText(quantity.value)}${range}`;
  });
}

function toRange({ low, high, lowOpen, highOpen }: Interval, { value }: Quantity): string {
  if (low && high && toText(low) === toText(value) && toText(high) === toText(value)) return '';
  const left = low ? `${lowOpen ? '(' : '['}${toText(low)}` : '(…';
  const right = high ? `${toText(high)}${highOpen ? ')' : ']'}` : '…)';
  return ` ${left}, ${right}`;
}

describe('what is a quantity', () => {
  test.each<[string, string[]]>([
    ['受理120件', ['120|件|120']],
    ['受理１２０件', ['１２０|件|120']],
    ['发放1,234份', ['1,234|份|1234']],
    ['发放1，234，567份', ['1，234，567|份|1234567']],
    ['投入1,234.50亿元', ['1,234.50亿|元|123450000000 [123449500000, 123450500000)']],
    ['罚款4.315万元', ['4.315万|元|43150 [43145, 43155)']],
    ['罚款40050元', ['40050|元|40050']],
    ['服务4000余人次', ['4000余|人次|4000 [4000, 5000)']],
    ['服务4120余人次', ['4120余|人次|4120 [4120, 4130)']],
    ['走访96余人次', ['96余|人次|96']],
    ['浏览2万余人次', ['2万余|人次|20000 [20000, 30000)']],
    ['涉及1000余万元', ['1000余万|元|10000000 [10000000, 20000000)']],
    ['受理10500余件(次)', ['10500余|件|10500 [10500, 10600)']],
    ['公开51条（宗）', ['51|条|51']],
    ['查处近1300宗', ['1300|宗|1300 [1170, 1300]']],
    ['约320名', ['320|名|320 [304, 336]']],
    ['超过500户', ['500|户|500 [500, …)']],
    ['不足10次', ['10|次|10 (…, 10]']],
    ['50人以上', ['50|人|50 [50, …)']],
    ['调解159 宗，成功率为100 %', ['159|宗|159', '100|%|100 [99.5, 100.5)']],
    ['成功率94.50％', ['94.50|%|94.5 [94.495, 94.505)']],
    ['提高3.2个百分点', ['3.2|个百分点|3.2 [3.15, 3.25)']],
    ['增长4倍', ['4|倍|4 [3.5, 4.5)']],
    ['来访7批15人次', ['7|批|7', '15|人次|15']],
    ['召开会议十二次', ['十二|次|12']],
    ['走访两百零五户', ['两百零五|户|205']],
    ['服务两万余人次', ['两万余|人次|20000 [20000, 30000)']],
    ['二十多名网格员', ['二十多|名|20 [20, 30)']],
    ['占百分之六十', ['百分之六十|%|60 [59.5, 60.5)']],
    ['分别为12、15、18件', ['12|件|12', '15|件|15', '18|件|18']],
    ['𠮷县受理12件😀', ['12|件|12']],
  ])('%s', (text, quantities) => expect(shown(text)).toEqual(quantities));
});

describe('what is none', () => {
  test.each([
    '2023年12月10日',
    '2至5月',
    '（青政办〔2023〕12号）',
    '第24条、第3次会议',
    '12345热线、12·4国家宪法日、6.26禁毒日',
    '“三项制度”、两个维护、四个意识',
    '一个中心、每月召开一次',
    '“1+10+88”网络',
    '5G、A4、COVID19',
    '3个月、10个工作日',
    '12支部、15单位',
    '二〇二三年',
    '一是加强领导，二是压实责任',
    '8.8.8.8',
    '99999999999999999999999件',
  ])('%s', (text) => expect(shown(text)).toEqual([]));
});
