import type { Chance } from '../properties/desk.ts';
import { generateReport } from '../properties/generated-reports.ts';
import { writeReport } from '../server/long-report.ts';

/** Pieces of reports, and of what goes wrong in files: half headings, torn tables, stray marks, every kind of line end. */
const PIECES = [
  ...'一、主要举措和成效|二、存在的不足和原因|（一）|（二|1.|(2)|一是|二是|第一，|# |## |### |第一责任人|习近平法治思想|法治'.split(
    '|',
  ),
  ...'受理120件|，其中|咨询85件|、投诉45件|（含|）|；|。|：|、|办结率98%|同比增长12.5%|较上年|占|共|合计|小计|总计|分别为|各|平均'.split(
    '|',
  ),
  ...'4000余人次|1.35亿元|三十二件|两万余户|6批8人次|近百名|1+4+N|100%|3.5个百分点|２０２３|1,234.5万元|12345.67890'.split(
    '|',
  ),
  ...'2023年|2024年1月5日|去年|上半年|截至12月底|十四五|“八五”普法|《行政处罚法》|《|》|“|”|XX件|____|〔此处填写〕|某某街道'.split(
    '|',
  ),
  ...'青石街道|临溪市司法局|关于|法治政府建设年度报告|联系人：|来源：|打印本页|https://例|@|©'.split('|'),
  ...[
    '|',
    '| 单位 | 许可 |',
    '|---|',
    '| 合计 | 12 |',
    '|-',
    '\t',
    '  ',
    '　　',
    '**',
    '__',
    '`',
    '<b>',
    '&nbsp;',
    '\\',
  ],
  ...['\n', '\n', '\n', '\r\n', '\r', '\n\r', '\n\n', '\u2028', '\u0085', '\u0000', '\ufeff', '\ufffd', '\u202e'],
  ...['𠮷', '😀', '\ud83d', '\ude00', '👨‍👩‍👧', 'e\u0301', '\u{10ffff}', 'ﾊﾝｶｸ', 'ａ', 'é', '\u0e01', '\u0627'],
] as const;

/** A text of pieces in no order. */
function scatter(chance: Chance, most = 60): string {
  return Array.from({ length: chance.between(0, most) }, () => piece(chance)).join('');
}

/** A piece of a report, or a character of any plane of Unicode, halves of pairs among them. */
export function piece(chance: Chance): string {
  if (chance.between(0, 11) > 0) return chance.of(PIECES);
  const plane = chance.between(0, 16);
  const point = plane * 0x10000 + chance.between(0, 0xffff);
  return plane === 0 ? String.fromCharCode(point) : String.fromCodePoint(point);
}

/** A whole report, of one of several sorts. */
export function wholeReport(chance: Chance): string {
  const seed = chance.between(0, 1_000_000);
  return chance.between(0, 1) === 0 ? generateReport(seed).text : writeReport(chance.between(1500, 6000), seed);
}

/** A text as files bring it: pieces, a report, a report that something happened to, or one that was read in the wrong encoding. */
export function randomText(chance: Chance): string {
  const kind = chance.between(0, 9);
  if (kind < 3) return scatter(chance);
  let text = generateReport(chance.between(0, 1_000_000)).text;
  // Whole reports are dear, and what goes wrong in them goes wrong in a part of them.
  if (kind < 8) text = cut(chance, text);
  for (let times = chance.between(0, 5); times > 0; times--) text = mutate(chance, text);
  return kind === 9 ? garble(chance, text) : text;
}

function cut(chance: Chance, text: string): string {
  const start = chance.between(0, text.length);
  return text.slice(start, start + chance.between(50, 900));
}

/** Does one of the things that happen to texts. */
export function mutate(chance: Chance, text: string): string {
  const start = chance.between(0, text.length);
  const end = Math.min(text.length, start + chance.between(0, chance.of([1, 3, 20, 200])));
  const words = text.slice(start, end);
  switch (chance.between(0, 7)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, start) + words + words + text.slice(end);
    case 2:
      return text.slice(0, start) + scatter(chance, 4) + text.slice(end);
    case 3:
      return text.slice(0, start);
    case 4: {
      const lines = text.split('\n');
      const [line = ''] = lines.splice(chance.between(0, lines.length - 1), 1);
      lines.splice(chance.between(0, lines.length), 0, line);
      return lines.join('\n');
    }
    case 5:
      return text.replaceAll('\n', chance.of(['\r\n', '\r', '\n\n', '']));
    case 6: {
      const places = [...text.matchAll(/\d/g)];
      if (places.length === 0) return text;
      const { index } = chance.of(places);
      return text.slice(0, index) + chance.between(0, 9) + text.slice(index + 1);
    }
    default: {
      const sign = chance.of([...'，。；：、（）%|“”']);
      return text.replaceAll(sign, chance.of(['', ',', sign + sign, ' ', '\n']));
    }
  }
}

/** The text as it looks when its bytes are taken for those of another encoding. */
function garble(chance: Chance, text: string): string {
  return new TextDecoder(chance.of(['gb18030', 'latin1', 'utf-16le'])).decode(new TextEncoder().encode(text));
}
