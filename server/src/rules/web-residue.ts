import type { Block } from '../analysis/blocks.ts';
import { isProse } from '../analysis/blocks.ts';
import { Kind, kindAt, skipSpaces } from '../analysis/characters.ts';
import { matchesOf } from '../analysis/matches.ts';
import { type Span, shift } from '../analysis/span.ts';
import { LONGEST_PLACE } from '../profile/places.ts';
import { inPassages } from './paragraphs.ts';
import type { Draft, Report, Rule } from './rule.ts';

/** Lines that belong to the web page a text was copied from: 您当前的位置, 扫一扫, 分享到. */
export const webResidue: Rule = {
  id: 'web-residue',
  title: '网页残留文字',
  family: 'wording',
  severity: 'warning',
  find,
};

/** What no report says, whatever stands around it. */
const SURE =
  /浏览器|扫一扫(?:在?手机|分享|关注|打开|[，,]?在手机)|[>＞»].{0,40}[>＞»]|(?:打印|关闭)(?:本页|窗口|此页)|分享[到至：:]|字体|网站标识码|版权所有/;
/** Names of betting firms that broken-into web sites slip into titles and signatures. */
const INJECTED =
  /(?:威廉希尔(?:中文|体育|官网)?|[Bb][Ee][Tt]365|必威(?:体育|官网)|亚博(?:体育|官网)|皇冠体育|澳门新?葡京|新葡京娱乐|永利娱乐|开云体育|乐鱼体育|华体会|伟德体育|万博体育|金沙娱乐|太阳城娱乐|凯发娱乐|立博体育)\s?/g;
const SENTENCE = /[。；;，,]/;
const LONGEST_LINE = 30;
const LONGEST_QUOTE = 20;

function find(report: Report): readonly Draft[] {
  const { blocks, source } = report.analysis;
  const isText = (block: Block): boolean => isProse(block) && block.kind !== 'title';
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  const drafts: Draft[] = [];
  for (let at = 0; at < blocks.length; at++) {
    if (!isResidue(source.text, blocks[at]!)) continue;
    const from = at;
    while (at + 1 < blocks.length && isResidue(source.text, blocks[at + 1]!)) at++;
    const within = from > first && first >= 0 && at < last;
    drafts.push(word(source.text, blocks.slice(from, at + 1), within));
  }
  return [...drafts, ...wordInjected(report)];
}

/** A sentence that only begins like a line of a page (扫一扫，码上办，……) is the report's own. */
function isResidue(text: string, { kind, start, end }: Block): boolean {
  if (kind !== 'residue') return false;
  const line = text.slice(start, end);
  return SURE.test(line) || (line.length <= LONGEST_LINE ? !/。/.test(line) : !SENTENCE.test(line));
}

function word(text: string, lines: readonly Block[], within: boolean): Draft {
  const [first] = lines;
  const { start } = first!;
  const end = Math.min(first!.end, start + LONGEST_PLACE);
  const count = lines.length > 1 ? `（共${lines.length}行）` : '';
  const where = within ? '夹在正文中间' : '不属于报告';
  return {
    start,
    end,
    message: `“${quote(text.slice(start, end))}”像是从网页上带下来的文字${count}，${where}，报送前请删去。`,
    severity: within ? 'warning' : 'information',
    fixes: [
      {
        title: lines.length > 1 ? `删去这${lines.length}行` : '删去这一行',
        safe: false,
        edits: lines.map((line) => ({ ...lineOf(text, line), text: '' })),
      },
    ],
  };
}

/** The beginning of a line: from it the line is known again. */
function quote(line: string): string {
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).trim()}……` : line.trim();
}

/** The block with the spaces around it, and the line end behind it where nothing else stands on its line. */
function lineOf(text: string, { start, end }: Block): { readonly start: number; readonly end: number } {
  let from = start;
  while (from > 0 && kindAt(text, from - 1) === Kind.space) from--;
  let to = skipSpaces(text, end, text.length);
  const alone = from === 0 || kindAt(text, from - 1) === Kind.lineEnd;
  if (!alone || (to < text.length && kindAt(text, to) !== Kind.lineEnd)) return { start: from, end };
  if (text[to] === '\r') to++;
  if (text[to] === '\n') to++;
  return { start: from, end: to };
}

const findInjected = inPassages(({ text }) => toSpans(text).map((span) => ({ ...span, message: '' })));

function toSpans(text: string): readonly Span[] {
  return matchesOf(text, INJECTED).map(({ index, 0: name }) => ({
    start: index,
    end: index + name.trimEnd().length,
  }));
}

/** One finding for all such names, at the first. */
function wordInjected(report: Report): readonly Draft[] {
  const { text } = report.analysis.source;
  const signatures = report.analysis.blocks.filter(({ kind }) => kind === 'signature');
  const spans = [
    ...findInjected(report),
    ...signatures.flatMap((line) => toSpans(text.slice(line.start, line.end)).map((span) => shift(span, line.start))),
  ].map(({ start, end }) => ({ start, end }));
  const [first, ...others] = spans;
  if (!first) return [];
  const name = text.slice(first.start, first.end);
  const count = others.length > 0 ? `（全文共${spans.length}处）` : '';
  return [
    {
      ...first,
      message: `“${name}”${count}是博彩网站的名称，像是网页被植入的广告，占了原来文字的位置。请对照原稿改回来。`,
      related: others
        .slice(0, 5)
        .map((span) => ({ ...span, message: `这里也有“${text.slice(span.start, span.end)}”` })),
    },
  ];
}
