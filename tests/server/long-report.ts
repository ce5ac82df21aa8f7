import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A made-up report of about so many characters, as even as real ones are: most of its sums are right, some are not. */
export function writeReport(length: number): string {
  const lines = [
    '云上镇人民政府',
    '2024年法治政府建设年度报告',
    '',
    '2024年，云上镇深入学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下。',
    '',
    '一、推进法治政府建设的主要举措和成效',
  ];
  let size = lines.join('\n').length;
  const add = (line: string): void => {
    lines.push('', line);
    size += line.length + 2;
  };
  for (let section = 1; size < length; section++) {
    add(`（${toChinese(section)}）${TOPICS[section % TOPICS.length]}`);
    for (let item = 1; item <= 3 && size < length; item++) add(writeItem(section, item));
  }
  add('二、存在的不足和原因');
  add('一是法治宣传形式还不够丰富，二是基层执法力量仍然薄弱，12名执法人员中持证的只有9人，占75%。');
  add('三、2025年工作打算');
  add('全年计划开展法治宣传不少于24场，举办执法培训6期。');
  add('云上镇人民政府');
  lines.push('2025年1月10日', '');
  return lines.join('\n');
}

/** One keystroke, or a few at once, near the middle of a text; not two in a row are the same. */
export function editInTheMiddle(
  text: string,
  count: number,
): { readonly change: TextDocumentContentChangeEvent; readonly after: string } {
  const start = Math.floor(text.length / 2) + ((count * 7) % 40) - 20;
  const end = start + (count % 3 === 2 ? 1 : 0);
  const words = KEYS[count % KEYS.length]!;
  const range = { start: positionAt(text, start), end: positionAt(text, end) };
  return { change: { range, text: words }, after: text.slice(0, start) + words + text.slice(end) };
}

const KEYS = ['法', '3', '', '件', '，其中', '1', '', '。', '\n', '（二）', '😀', '，', '12件、', ''];
const TOPICS = ['加强组织领导', '依法全面履行职能', '推进严格规范公正文明执法', '化解矛盾纠纷', '加强法治宣传教育'];
const NUMERALS = '零一二三四五六七八九十';

function writeItem(section: number, item: number): string {
  const [a, b, c] = [section * 7 + item, section * 5 + 20, item * 11 + 3];
  const slip = (section * 3 + item) % 19 === 0 ? 10 : 0;
  const total = a + b + c + slip;
  const done = total - (section % 4);
  return [
    `${item}.做好各项工作。镇党委、政府把这项工作列入重要议事日程，制定实施方案，压实各方责任，全年召开专题会议${item + 2}次。`,
    `全年共受理群众诉求${total}件，其中咨询类${a}件、投诉类${b}件、求助类${c}件；已办结${done}件，办结率${percent(done, total)}%。`,
    `开展法治宣传${a}场次，发放宣传资料${b}00余份，受众${c},${100 + section * 3}人次，清理文件${b}件。`,
    `依托“宪法宣传周”等活动，组织干部职工${c}人参加学习，进一步增强依法办事的意识和能力，取得较好成效。`,
  ].join('');
}

function percent(part: number, whole: number): string {
  return ((part / whole) * 100).toFixed(1).replace(/\.0$/, '');
}

function toChinese(value: number): string {
  if (value <= 10) return NUMERALS[value]!;
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? toChinese(tens) : ''}十${value % 10 ? NUMERALS[value % 10] : ''}`;
}

function positionAt(text: string, offset: number): Position {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return { line, character: offset - start };
}
