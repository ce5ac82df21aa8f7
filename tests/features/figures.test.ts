import { describe, expect, test } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { CheckOptions } from '../../server/src/check.ts';
import { toDefinitions } from '../../server/src/features/definition.ts';
import { toHighlights } from '../../server/src/features/highlights.ts';
import { toHover } from '../../server/src/features/hover.ts';
import { offsetAt } from '../../server/src/features/lsp.ts';
import { toReferences } from '../../server/src/features/references.ts';
import { type AtCursor, checkAtCursor } from './cursor.ts';

const SUMS = '受理咨询130件，其中劳动类85件、婚姻类45件，办结128件，办结率98.5%。';

/** The words at places of the text. */
function wordsAt({ result }: AtCursor, places: readonly { range: { start: never; end: never } | object }[]): string[] {
  const { source } = result.analysis;
  return places.map(({ range }) => {
    const { start, end } = range as Parameters<typeof toHover>[1] & { start: never; end: never };
    return source.text.slice(offsetAt(source, start), offsetAt(source, end));
  });
}

function put(words: string, text = SUMS): AtCursor {
  return checkAtCursor(text.replace(words, `$0${words}`));
}

describe('document highlight', () => {
  const at = (words: string) => {
    const cursor = put(words);
    return wordsAt(cursor, toHighlights(cursor.result, cursor.position));
  };

  test('of a figure shows those it stands in sums with', () => {
    expect(at('85')).toEqual(['130', '85', '45']);
    expect(at('98.5')).toEqual(['130', '128', '98.5']);
    expect(at('130')).toEqual(['130', '85', '45', '128', '98.5']);
    expect(at('受理')).toEqual([]);
  });

  test('tells what a sum announces from what it is made of', () => {
    const { result, position } = put('85');
    const { Read, Write } = DocumentHighlightKind;
    expect(toHighlights(result, position).map(({ kind }) => kind)).toEqual([Write, Read, Read]);
  });
});

describe('definition', () => {
  const at = (words: string, text = SUMS) => {
    const cursor = put(words, text);
    return wordsAt(cursor, toDefinitions(cursor.result, 'untitled:1', cursor.position));
  };

  test('of a part is its total, of a sum its terms, of a term what is made of it', () => {
    expect(at('85')).toEqual(['130']);
    expect(at('130')).toEqual(['85', '45']);
    expect(at('98.5')).toEqual(['130', '128']);
    expect(at('128')).toEqual(['98.5']);
    expect(at('受理')).toEqual([]);
  });

  test('of a figure that is told again is where it is told first', () => {
    const twice = '全年办理行政复议案件35件。\n全年共办理行政复议案件35件，其中维持20件、撤销15件。';
    const last = checkAtCursor(twice.replace(/35(?=件，)/, '$$0$&'));
    const [origin] = toDefinitions(last.result, 'untitled:1', last.position);
    expect(origin?.range.start).toEqual({ line: 0, character: twice.indexOf('35') });
  });

  test('of a change are the two figures it tells of', () => {
    expect(at('25', '去年查处80起，今年查处100起，同比上升25%。')).toEqual(['80', '100']);
  });
});

test('references of a figure are all places of its sums', () => {
  const cursor = put('130');
  const at = (withItself: boolean) =>
    wordsAt(cursor, toReferences(cursor.result, 'untitled:1', cursor.position, withItself));
  expect(at(true)).toEqual(['130', '85', '45', '128', '98.5']);
  expect(at(false)).toEqual(['85', '45', '128', '98.5']);
});

describe('hover', () => {
  const hover = (marked: string, markdown = false, options: CheckOptions = {}): string | null => {
    const { result, position } = checkAtCursor(marked, options);
    const answer = toHover(result, position, { markdown });
    return answer && (answer.contents as { value: string }).value;
  };

  test('tells the sums of a figure with their terms', () => {
    expect(hover('受理咨询130件，其中劳动类$085件、婚姻类45件。')?.split('\n')).toEqual([
      '劳动类 85件',
      '✓ 合计：130 = 85 + 45',
      '　受理咨询130件、劳动类85件、婚姻类45件',
    ]);
    expect(hover('受理咨询131件，其中劳动类$085件、婚姻类45件。')?.split('\n')).toEqual([
      '劳动类 85件',
      '✗ 合计：131 ≠ 85 + 45',
      '　受理咨询131件、劳动类85件、婚姻类45件',
    ]);
    // Where a finding lists them above it, they are not told again.
    expect(hover('受理咨询13$01件，其中劳动类85件、婚姻类45件。')?.split('\n')).toEqual([
      '受理咨询 131件',
      '✗ 合计：131 ≠ 85 + 45',
    ]);
  });

  test('tells the value in full, and what an approximate figure stands for', () => {
    expect(hover('投入资金$04.315万元。')?.split('\n')).toEqual([
      '投入资金 4.315万元',
      '数值：43150元',
      '文中没有可以和它复算的数字。',
    ]);
    expect(hover('开展宣传十$0二次。')).toContain('数值：12次');
    expect(hover('发放资料40$000余份。')).toContain('代表的范围：4000份到5000份（不含）');
    expect(hover('发放资料逾40$000份。')).toContain('代表的范围：4000份以上');
    expect(hover('接待近1$000人次。')).toContain('代表的范围：90人次到100人次');
    expect(hover('受理120件，线上近八$0成。')).toContain('代表的范围：75%到80%');
    expect(hover('受理120件，其中线上80件，占三分之$0二。')).toContain('数值：66.6667%');
  });

  test('shows an approximate figure as it is told', () => {
    expect(hover('受理近5$000件，其中线上300件、线下180件以上。')?.split('\n')).toEqual([
      '受理 近500件',
      '代表的范围：450件到500件',
      '✓ 合计：近500 = 300 + 180以上',
      '　受理近500件、线上300件、线下180件以上',
    ]);
  });

  test('is Markdown for a client that shows it, in which the words of the report mean nothing', () => {
    const markdown = hover('处理[点](command:x)*案*件 1$02件。', true)!;
    expect(markdown).toMatch(/^\*\*.*12件\*\*\n\n/);
    expect(markdown).not.toMatch(/(?<!\\)[[\]()]/);
  });

  test('on the heading of a mandated content says what is asked there, by which rule of what rank', () => {
    const report = '云上镇2024年法治政府建设年度报告\n\n一、主要举措$0和成效\n\n认真组织学习。\n';
    expect(hover(report)?.split('\n')).toEqual([
      '主要举措和成效',
      '规定要求写：上一年度推进法治政府建设的主要举措和成效。',
      '依据：《法治政府建设与责任落实督察工作规定》第四章 年度报告（中共中央办公厅、国务院办公厅，厅字〔2019〕28号；法规）。',
      '现在：已写 · 16字。',
    ]);
  });

  test('on a heading says what wants a correction under it, and what is still to be written', () => {
    const wrong =
      '云上镇2024年法治政府建设年度报告\n\n一、主要举$0措和成效\n\n受理咨询120件，其中劳动类85件、婚姻类45件。\n';
    expect(hover(wrong)?.split('\n').at(-1)).toBe('现在：已写 · 34字 · 1处需改。');
    const blank = '云上镇2024年法治政府建设年度报告\n\n一、主要举$0措和成效\n';
    expect(hover(blank)?.split('\n').at(-1)).toBe('现在：有标题，待填写。');
  });

  test('on the title says how the report stands, what is missing and when it is due', () => {
    const report = '云上镇2024年法治$0政府建设年度报告\n\n一、主要举措和成效\n\n开展宣传12次。\n';
    expect(hover(report)?.split('\n')).toEqual([
      '法治政府建设年度报告 · 2024年',
      '现在：必备内容 1/4 · 数字已核对 0/1 · 没有要改的。',
      '还没有写：存在的不足和原因、党政主要负责人履行推进法治建设第一责任人职责情况、下一年度主要安排。',
      '2025年3月1日前报送上一级党委、政府。',
      '2025年4月1日前向社会公开。',
      '依据：《法治政府建设与责任落实督察工作规定》第四章 年度报告（中共中央办公厅、国务院办公厅，厅字〔2019〕28号；法规）。',
    ]);
  });

  test('on a term says since when and until when it is right, and who says so', () => {
    const report =
      '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n落实《法治政府建设实施$0纲要（2021—2025年）》。\n';
    expect(hover(report)?.split('\n')).toEqual([
      '法治政府建设实施纲要(2021-2025年)',
      '2021年8月11日起，2025年12月31日止。',
      '2021年8月11日公布，规划期到2025年底。',
      '依据：公开报道。',
    ]);
    expect(hover('云上镇2024年工作总结\n\n“八五”普$0法扎实推进。\n')).toContain('“八五”普法');
  });

  test('has nothing to say elsewhere', () => {
    expect(hover('认真$0组织学习，开展宣传12次。')).toBeNull();
    expect(hover('云上镇2024年法治政府建设年度报告\n\n一、$0工作要闻\n\n认真组织学习。\n')).toBeNull();
    expect(hover('$0')).toBeNull();
  });
});
