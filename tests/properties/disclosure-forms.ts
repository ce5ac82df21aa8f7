/** The tables of a made-up report on 政府信息公开 as numbers. */
export interface FormFigures {
  /** A row for each name in `ROWS`, a figure for each kind of applicant and their total. */
  readonly applications: readonly (readonly number[])[];
  /** Five figures for each course of law. */
  readonly reviews: readonly number[];
}

/** How the tables are laid out in a text, and whether each cell can be told from its neighbours where it is left blank. */
export interface Layout {
  readonly name: string;
  readonly markdown: boolean;
  readonly keepsBlanks: boolean;
  readonly write: (figures: FormFigures, blanks: boolean) => string;
}

const KINDS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const REASONS: readonly (readonly [string, readonly string[]])[] = [
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
];

/** The names of each row from the outside in; empty where the cell is merged with the one above it. */
const ROWS: readonly (readonly [string, string, string])[] = [
  ['一、本年新收政府信息公开申请数量', '', ''],
  ['二、上年结转政府信息公开申请数量', '', ''],
  ['三、本年度办理结果', '（一）予以公开', ''],
  ['', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ''],
  ...REASONS.flatMap(([outcome, reasons]) =>
    reasons.map((reason, at): [string, string, string] => ['', at === 0 ? outcome : '', reason]),
  ),
  ['', '（七）总计', ''],
  ['四、结转下年度继续办理', '', ''],
];

/** How many rows of `ROWS` tell what became of applications: all but the first two and the last two. */
export const OUTCOMES = ROWS.length - 4;

/** Figures that fit each other, from what became of the applications of each kind, those left over and those of before. */
export function fillForm(
  outcomes: readonly (readonly number[])[],
  next: readonly number[],
  before: readonly number[],
  reviews: readonly (readonly number[])[],
): FormFigures {
  const kinds = KINDS.map((_, kind) => {
    const own = outcomes[kind] ?? [];
    const results = Array.from({ length: OUTCOMES }, (__, at) => own[at] ?? 0);
    const done = results.reduce((sum, figure) => sum + figure, 0);
    const left = next[kind] ?? 0;
    const carried = Math.min(before[kind] ?? 0, done + left);
    return [done + left - carried, carried, ...results, done, left];
  });
  const applications = ROWS.map((_, row) => withTotal(kinds.map((kind) => kind[row]!)));
  return { applications, reviews: reviews.flatMap(withTotal) };
}

function withTotal(figures: readonly number[]): readonly number[] {
  return [...figures, figures.reduce((sum, figure) => sum + figure, 0)];
}

const EXPLANATION = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
const OUTCOME_NAMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const COURSES = ['未经复议直接起诉', '复议后起诉'];

/** A table as a spreadsheet has it: every row with every cell, merged ones empty but for their first. */
function toGrid({ applications, reviews }: FormFigures, blanks: boolean): readonly (readonly (readonly string[])[])[] {
  const figure = (value: number): string => (blanks && value === 0 ? '' : String(value));
  const empty = (count: number): readonly string[] => Array.from({ length: count }, () => '');
  return [
    [
      [EXPLANATION, '', '', '申请人情况', ...empty(6)],
      ['', '', '', '自然人', '法人或其他组织', ...empty(4), '总计'],
      ['', '', '', '', ...KINDS.slice(1), ''],
      ...ROWS.map((names, row) => [...names, ...applications[row]!.map(figure)]),
    ],
    [
      ['行政复议', ...empty(4), '行政诉讼', ...empty(9)],
      [...OUTCOME_NAMES, ...COURSES.flatMap((course) => [course, ...empty(4)])],
      [...empty(5), ...OUTCOME_NAMES, ...OUTCOME_NAMES],
      reviews.map(figure),
    ],
  ];
}

/** As a page gives it when it is copied: cells that are merged with others are left out, blank ones stay. */
function withoutMerged(figures: FormFigures, blanks: boolean): readonly (readonly (readonly string[])[])[] {
  const said = (cells: readonly string[]): readonly string[] => cells.filter((cell) => cell !== '');
  return toGrid(figures, blanks).map((table, at) =>
    table.map((row, line) => {
      if (line < 3) return said(row);
      const names = at === 0 ? 3 : 0;
      return [...said(row.slice(0, names)), ...row.slice(names)];
    }),
  );
}

function writeReport([applications, reviews]: readonly string[], hashes = ''): string {
  return [
    `${hashes}三、收到和处理政府信息公开申请情况`,
    applications,
    `${hashes}四、因政府信息公开工作被申请行政复议、提起行政诉讼情况`,
    reviews,
    `${hashes}五、存在的主要问题及改进情况`,
    '公开的内容还不够丰富。',
    '',
  ].join('\n\n');
}

function inMarkdown(figures: FormFigures, blanks: boolean): string {
  const tables = toGrid(figures, blanks).map((table) => {
    const rows = table.map((cells) => `| ${cells.join(' | ')} |`);
    return [rows[0], `|${' --- |'.repeat(table[0]!.length)}`, ...rows.slice(1)].join('\n');
  });
  return writeReport(tables, '## ');
}

function inRows(divider: string, end = ''): Layout['write'] {
  return (figures, blanks) =>
    writeReport(
      withoutMerged(figures, blanks).map((table) => table.map((cells) => cells.join(divider) + end).join('\n')),
    );
}

function inLines(gap: string, end = ''): Layout['write'] {
  return (figures, blanks) =>
    writeReport(
      withoutMerged(figures, blanks).map((table) =>
        table
          .flat()
          .filter((cell) => cell !== '')
          .map((cell) => cell + end)
          .join(gap),
      ),
    );
}

/** Words with single spaces between them, long names broken in two, and the number of a page in between. */
function inPages(figures: FormFigures, blanks: boolean): string {
  const tables = withoutMerged(figures, blanks).map((table) =>
    table
      .flatMap((cells, line) => {
        const words = cells.filter((cell) => cell !== '').join(' ');
        const broken = words.length > 50 ? [words.slice(0, 20), words.slice(20)] : [words];
        return line === 15 ? [...broken, '— 4 —'] : broken;
      })
      .join('\n'),
  );
  return writeReport(tables);
}

export const LAYOUTS: readonly Layout[] = [
  { name: 'Markdown', markdown: true, keepsBlanks: true, write: inMarkdown },
  {
    name: 'tabs of a spreadsheet',
    markdown: false,
    keepsBlanks: true,
    write: (figures, blanks) =>
      writeReport(toGrid(figures, blanks).map((table) => table.map((cells) => cells.join('\t')).join('\n'))),
  },
  { name: 'tabs of a page', markdown: false, keepsBlanks: true, write: inRows('\t') },
  { name: 'pipes between cells', markdown: false, keepsBlanks: false, write: inRows(' | ', ' |') },
  { name: 'wide spaces', markdown: false, keepsBlanks: false, write: inRows('  ') },
  { name: 'a cell on a line', markdown: false, keepsBlanks: false, write: inLines('\n') },
  { name: 'a cell on a line, with gaps', markdown: false, keepsBlanks: false, write: inLines('\r\n\r\n') },
  { name: 'a cell on a line, with pipes', markdown: false, keepsBlanks: false, write: inLines('\n', ' |') },
  { name: 'pages', markdown: false, keepsBlanks: false, write: inPages },
];
