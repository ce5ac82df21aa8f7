import { addressOf, quoteAround, wordAddress } from '../analysis/address.ts';
import { countCharacters } from '../analysis/characters.ts';
import type { Span } from '../analysis/span.ts';
import type { Result } from '../check.ts';
import type { Claim } from '../claims/claim.ts';
import { KIND_NAMES, MARKS, wordFormula } from '../claims/wording.ts';
import { type Html, html, NO_HTML, toPage } from '../html.ts';
import { buildLedger, type LedgerEntry, standingOf } from '../ledger.ts';
import type { Content, ContentStatus } from '../profile.ts';
import { type Finding, SEVERITIES, SEVERITY_NAMES } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import { standingsOfClaims } from './ledger.ts';
import { type LastYearLink, type ReviewAnswer, SHOW_OFFSETS_COMMAND } from './protocol.ts';
import { judgeLink } from './report.ts';
import { STATUS_WORDS } from './section-state.ts';

/** Of which document a review is made, when and by which version of the program. */
export interface ReviewOccasion extends Omit<ReviewContext, 'linkTo'> {
  readonly uri: string;
  /** Whether its places are no links. */
  readonly printable: boolean;
}

/** The page as our own client shows it, or as it is printed or kept. */
export function toReview(result: Result, version: number, { uri, printable, ...rest }: ReviewOccasion): ReviewAnswer {
  const linkTo = ({ start, end }: Span): string =>
    `command:${SHOW_OFFSETS_COMMAND}?${encodeURIComponent(JSON.stringify([uri, start, end]))}`;
  return { version, html: toReviewPage(result, { ...rest, linkTo: printable ? null : linkTo }) };
}

/** What a review page says beside the result: of which file, when and by which version. */
export interface ReviewContext {
  readonly fileName: string;
  /** The time of the check as people write it: 2025年1月10日 9:30. */
  readonly time: string;
  readonly version: string;
  /** Last year's report; null where none is linked. */
  readonly lastYear: LastYearLink | null;
  /** What a click on a place leads to; null on a page to be printed or kept. */
  readonly linkTo: ((place: Span) => string) | null;
}

/** A page for the last look before a report goes out: what is there, what adds up, what was not checked, what is open, what was ignored and why. */
function toReviewPage(result: Result, context: ReviewContext): string {
  const open = result.findings.filter(({ severity }) => severity !== 'hint');
  const hints = result.findings.filter(({ severity }) => severity === 'hint');
  const title = result.analysis.title || context.fileName;
  const body = html`<header>
<h1>定稿前核对</h1>
<p class="report">${title}</p>
<p class="facts">${facts(result, context)}</p>
<p class="verdict ${open.length > 0 ? 'open' : 'done'}">${verdict(open, hints.length, result)}</p>
</header>
${toContents(result, context)}
${toOpen('还没有解决的问题', open, '没有。', result, context)}
${toSums(result, context)}
${toUnchecked(result, context)}
${hints.length > 0 ? toOpen('供参考', hints, '', result, context) : NO_HTML}
${toIgnored(result, context)}
<footer>校核只看文字里写了什么：数字是否属实、内容是否全面，仍要由人判断。本页在本机生成，没有上传任何内容。</footer>`;
  return toPage(`定稿前核对 · ${title}`, STYLE, body);
}

const STATUS_MARKS: Readonly<Record<ContentStatus, string>> = { present: '✓', implied: '✓', empty: '✗', missing: '✗' };

/** Printed one by one only up to here: a page that nobody reads to its end helps nobody. */
const MOST_UNCHECKED = 300;

function facts({ profile, year, analysis }: Result, { fileName, time, version, lastYear }: ReviewContext): Html {
  const length = countCharacters(analysis.source.text);
  const parts = [
    fileName,
    profile ? profile.name : '没有认出报告类型',
    year === null ? '' : `${year}年度`,
    `${length}字`,
  ];
  return html`${parts.filter((part) => part !== '').join(' · ')}<br>核对时间 ${time} · 校核 ${version}<br>${wordLastYear(lastYear && judgeLink(lastYear, year))}`;
}

function wordLastYear(link: LastYearLink | null): string {
  if (!link) return '没有关联上年报告，没有和上年比对';
  return link.fault === null ? `已和上年报告比对：${link.name}` : `没有和上年报告“${link.name}”比对：${link.fault}`;
}

function verdict(open: readonly Finding[], hints: number, { claims, coverage }: Result): string {
  const worst = SEVERITIES.slice(0, 3)
    .map((severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${SEVERITY_NAMES[severity]}${count}处`);
  const head = open.length === 0 ? '没有要改的问题' : `还有${worst.join('、')}`;
  const rest = hints > 0 ? `，另有${hints}处供参考` : '';
  const held = claims.filter((claim) => claim.verdict === 'holds').length;
  return `${head}${rest}。数字${coverage.quantities}个，核对了${coverage.checked}个；算式${claims.length}道，相符${held}道。`;
}

function toContents(result: Result, context: ReviewContext): Html {
  const { profile, contents } = result;
  if (!profile || contents.length === 0) return NO_HTML;
  const rows = contents.map(({ id, status, place }) => {
    const content = profile.contents.find((other) => other.id === id);
    const optional = status === 'missing' && !content?.mandatory;
    const [mark, words] = optional ? ['–', '可不写'] : [STATUS_MARKS[status], STATUS_WORDS[status]];
    return html`<tr class="${mark === '✗' ? 'bad' : ''}"><td class="mark">${mark}</td><td>${content ? nameOf(content) : id}</td><td>${words}</td><td>${place ? link(result, place, context) : ''}</td></tr>`;
  });
  const basis = profile.basis ? `依据《${profile.basis.name}》${profile.basis.chapter}` : '';
  return section('必备内容', basis, table(['核对', '内容', '情况', '位置'], rows));
}

/** The regulation counts its years from when a report is handed in, so that its words alone would name another year than the report's. */
function nameOf({ name, official }: Content): Html {
  return official === name ? html`${name}` : html`${name}<small>规定的说法：${official}</small>`;
}

function toOpen(
  title: string,
  findings: readonly Finding[],
  none: string,
  result: Result,
  context: ReviewContext,
): Html {
  if (findings.length === 0) return section(title, '', html`<p>${none}</p>`);
  const rows = findings.map((finding) => {
    const { severity, rule, message } = finding;
    return html`<tr class="${severity === 'error' ? 'bad' : ''}"><td>${SEVERITY_NAMES[severity]}</td><td>${titleOf(rule)}</td><td>${message}${quote(result, finding)}</td><td>${link(result, finding, context)}</td></tr>`;
  });
  return section(title, `${findings.length}处`, table(['级别', '问题', '说明', '位置'], rows));
}

function toSums(result: Result, context: ReviewContext): Html {
  const { claims } = result;
  if (claims.length === 0) return section('算式', '', html`<p>没有可以复算的数字。</p>`);
  const order: readonly Claim['verdict'][] = ['fails', 'unclear', 'holds'];
  const sorted = order.flatMap((wanted) => claims.filter(({ verdict }) => verdict === wanted));
  const standingOf = standingsOfClaims(result);
  const rows = sorted.map((claim) => {
    const standing = standingOf(claim);
    const first = claim.numbers[0]!;
    const subject = first.label === '' ? '' : `${first.label}：`;
    return html`<tr class="${standing === 'fails' ? 'bad' : ''}"><td class="mark">${MARKS[claim.verdict]}</td><td>${KIND_NAMES[claim.kind]}</td><td>${subject}${wordFormula(claim)}${standing === 'ignored' ? '（已忽略）' : ''}</td><td>${link(result, first, context)}</td></tr>`;
  });
  const counts = order.map((verdict) => claims.filter((claim) => claim.verdict === verdict).length);
  const note = `✓ 相符${counts[2]}道，✗ 不符${counts[0]}道，？ 说得不够、没有判断${counts[1]}道`;
  return section('算式', note, table(['核对', '种类', '算式', '位置'], rows));
}

function toUnchecked(result: Result, context: ReviewContext): Html {
  const ledger = buildLedger(result);
  const untold = ledger.quantities.filter((entry) => standingOf(ledger, entry) === 'untold');
  if (untold.length === 0) return section('没有核对的数字', '', html`<p>没有。</p>`);
  const shown = untold.slice(0, MOST_UNCHECKED);
  const bySection = new Map<string, LedgerEntry[]>();
  for (const entry of shown) {
    const heading = entry.heading.join(' › ') || '开头';
    bySection.set(heading, [...(bySection.get(heading) ?? []), entry]);
  }
  const parts = [...bySection].map(
    ([heading, entries]) =>
      html`<p class="unchecked"><span class="heading">${heading}</span>${entries.map((entry) => html`<span class="figure">${entry.indicator} ${anchor(`${entry.text}${entry.writtenUnit}`, entry, context)}</span>`)}</p>`,
  );
  const rest = untold.length > shown.length ? html`<p>……另有${untold.length - shown.length}个。</p>` : NO_HTML;
  const note = `${untold.length}个：文中没有别的数字可以和它们互相验算，请对照原始材料`;
  return section('没有核对的数字', note, html`${parts}${rest}`);
}

function toIgnored(result: Result, context: ReviewContext): Html {
  const { ignored } = result;
  if (ignored.length === 0) return NO_HTML;
  const rows = ignored.map((finding) => {
    const { rule, message, suppression } = finding;
    return html`<tr><td>${titleOf(rule)}</td><td>${message}</td><td>${suppression.reason ?? '（没有写理由）'}</td><td>${link(result, finding, context)}</td></tr>`;
  });
  return section('已忽略', `${ignored.length}处`, table(['问题', '说明', '理由', '位置'], rows));
}

function quote({ analysis }: Result, { start, end }: Span): Html {
  const { before, words, behind } = quoteAround(analysis.source.text, start, end);
  if (words.trim() === '') return NO_HTML;
  return html`<q>${before}<mark>${words}</mark>${behind}</q>`;
}

function link({ analysis }: Result, place: Span, context: ReviewContext): Html {
  return anchor(wordAddress(addressOf(analysis, place.start)), place, context);
}

function anchor(words: string, place: Span, { linkTo }: ReviewContext): Html {
  // Without a title the editor would show, and have read out, the address.
  return linkTo
    ? html`<a href="${linkTo({ start: place.start, end: place.end })}" title="转到正文">${words}</a>`
    : html`${words}`;
}

function section(title: string, note: string, content: Html): Html {
  return html`<section><h2>${title}${note === '' ? NO_HTML : html` <small>${note}</small>`}</h2>${content}</section>`;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; max-width: 62em; margin: 0 auto; padding: 1.5em;
  color: var(--vscode-editor-foreground, #1f1f1f); background: var(--vscode-editor-background, #fff); }
h1 { font-size: 1.6em; margin: 0; } h2 { font-size: 1.15em; margin: 1.6em 0 .5em; } small { font-weight: normal; opacity: .75; font-size: .85em; } td small { display: block; }
.report { font-size: 1.15em; margin: .3em 0; } .facts, footer { opacity: .75; font-size: .9em; }
.verdict { border-left: 4px solid var(--edge); padding: .4em .8em; font-weight: 600; }
.verdict.open { --edge: var(--vscode-problemsErrorIcon-foreground, #b3261e); } .verdict.done { --edge: var(--vscode-testing-iconPassed, #2e7d32); }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--vscode-panel-border, #c8c8c8); padding: .35em .6em; text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; } td:last-child { width: 22%; min-width: 9em; } .mark { text-align: center; width: 2.4em; }
tr.bad td:first-child { color: var(--vscode-problemsErrorIcon-foreground, #b3261e); font-weight: 700; }
q { display: block; quotes: none; opacity: .85; margin-top: .25em; } mark { background: none; color: inherit; font-weight: 700; text-decoration: underline wavy; text-underline-offset: .25em; }
a { color: var(--vscode-textLink-foreground, #0a58ca); } .unchecked { margin: .3em 0; } .heading { display: block; opacity: .75; } .figure { display: inline-block; margin-right: 1.4em; }
@media screen and (max-width: 32em) { body { padding: .8em; } th, td { padding: .25em .35em; overflow-wrap: anywhere; } td:last-child { width: auto; min-width: 5em; } }
footer { margin-top: 2em; border-top: 1px solid var(--vscode-panel-border, #c8c8c8); padding-top: .6em; }
@page { size: A4; margin: 18mm; }
@media print { :root { color-scheme: light; } body { color: #000; background: #fff; padding: 0; font-size: 10.5pt; } a { color: inherit; text-decoration: none; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;
