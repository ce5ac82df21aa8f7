import { type Html, NO_HTML, html as template } from '../../html.ts';
import { SEVERITY_NAMES } from '../../rules/rule.ts';
import type { Skipped } from '../format.ts';
import { isMissing, noteOn, type ReportSummary, STANDING_NAMES, STANDINGS, type Standing } from '../summary.ts';
import { findDuplicates } from './duplicates.ts';
import { type Batch, type BatchFormat, nameFile } from './format.ts';
import { countFindings } from './tables.ts';

/** One page about many reports, complete in itself: no script, nothing loaded, printed on A4. */
export const html: BatchFormat = {
  id: 'html',
  use: '网页，可以打印',
  print: (batch) => [{ name: nameFile(batch.occasion, 'html'), content: printPage(batch) }],
};

function printPage(batch: Batch): string {
  const { reports, skipped, occasion } = batch;
  const kinds = [...new Set(reports.map(({ kind }) => kind).filter((kind) => kind !== ''))];
  const title = kinds.length === 1 ? `${kinds[0]}核对结果` : '报告核对结果';
  return template`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<h1>${title}</h1>
<p class="facts">核对时间 ${occasion.time} · 校核 ${occasion.version} · 共${reports.length + skipped.length}个文件</p>
${toCards(batch)}
${toBars('缺少的必备内容', '份', countMissing(reports))}
${toBars('常见的问题', '处', countFaults(reports))}
${toReports(reports)}
${toFindings(reports)}
${toSkipped(skipped)}
${toHashes(batch)}
<footer>“必须修改”是算得出、查得到的出入；“建议核实”是多半有出入、要由人判断的地方。校核只看文字里写了什么，数字是否属实仍要核对原始材料。</footer>
</body>
</html>
`.html;
}

const MARKS: Readonly<Record<Standing, string>> = { change: '✗', confirm: '!', pass: '✓' };
const MOST_BARS = 10;

function toCards({ reports, skipped }: Batch): Html {
  const counts = STANDINGS.map((standing) => reports.filter((report) => report.standing === standing).length);
  const all = reports.length + skipped.length;
  const cards = [
    ...STANDINGS.map(
      (standing, at) => [standing as string, `${MARKS[standing]} ${STANDING_NAMES[standing]}`, counts[at]!] as const,
    ),
    ['skipped', '⊘ 未能检查', skipped.length] as const,
  ];
  const strip = cards
    .filter(([, , count]) => count > 0)
    .map(
      ([id, name, count]) => template`<span class="${id}" style="flex-grow:${count}" title="${name}${count}份"></span>`,
    );
  return template`<ul class="cards">${cards.map(([id, name, count]) => template`<li class="${id}"><b>${count}</b>${name}</li>`)}</ul>${all > 0 ? template`<div class="strip" role="img" aria-label="${cards.map(([, name, count]) => `${name}${count}份`).join('，')}">${strip}</div>` : NO_HTML}`;
}

function countMissing(reports: readonly ReportSummary[]): readonly (readonly [string, number])[] {
  return count(reports.flatMap(({ missing }) => missing));
}

function countFaults(reports: readonly ReportSummary[]): readonly (readonly [string, number])[] {
  return count(
    reports.flatMap(({ findings }) => findings.filter((finding) => !isMissing(finding)).map(({ title }) => title)),
  );
}

/** How often each name stands, the most frequent first. */
function count(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_BARS);
}

function toBars(title: string, unit: string, counts: readonly (readonly [string, number])[]): Html {
  if (counts.length === 0) return NO_HTML;
  const most = counts[0]![1];
  const rows = counts.map(
    ([name, number]) =>
      template`<tr><th scope="row">${name}</th><td><span class="bar" style="width:${Math.max(1, Math.round((number / most) * 100))}%"></span></td><td class="number">${number}${unit}</td></tr>`,
  );
  return template`<section><h2>${title}</h2><table class="bars">${rows}</table></section>`;
}

function toReports(reports: readonly ReportSummary[]): Html {
  if (reports.length === 0) return NO_HTML;
  const duplicates = findDuplicates(reports);
  const rows = sortByStanding(reports).map(({ report, number }) => {
    const { figures, others, doubtful } = countFindings(report.findings);
    const name =
      report.findings.length > 0 ? template`<a href="#r${number}">${report.file}</a>` : template`${report.file}`;
    return template`<tr class="${report.standing}"><td class="number">${number}</td><td>${report.unit}</td><td>${name}</td><td class="standing">${MARKS[report.standing]} ${STANDING_NAMES[report.standing]}</td><td>${report.missing.join('、')}</td><td class="number">${figures || ''}</td><td class="number">${others || ''}</td><td class="number">${doubtful || ''}</td><td class="number">${report.length}</td><td>${noteOn(report, duplicates.get(report) ?? [])}</td></tr>`;
  });
  return section(
    '每份报告',
    ['序号', '单位', '文件', '结论', '缺少的必备内容', '数字对不上', '其他错误', '需核实', '字数', '说明'],
    rows,
  );
}

function toFindings(reports: readonly ReportSummary[]): Html {
  const groups = sortByStanding(reports).flatMap(({ report, number }) => {
    if (report.findings.length === 0) return [];
    const head = template`<tr class="group" id="r${number}"><th colspan="5" scope="rowgroup">${report.unit || report.file} <small>${report.file}</small></th></tr>`;
    const rows = report.findings.map(
      ({ severity, title, place, quote, message, ways }) =>
        template`<tr class="${severity === 'error' ? 'change' : 'confirm'}"><td class="standing">${severity === 'error' ? STANDING_NAMES.change : STANDING_NAMES.confirm}<br><small>${SEVERITY_NAMES[severity]}</small></td><td>${title}</td><td>${place}</td><td>${quote.before}<mark>${quote.words}</mark>${quote.behind}</td><td>${message}${ways.length > 0 ? template`<br><small>可以：${ways.join('；')}</small>` : NO_HTML}</td></tr>`,
    );
    return [head, ...rows];
  });
  if (groups.length === 0) return NO_HTML;
  return section('逐处问题', ['结论', '问题', '位置', '原文', '说明'], groups);
}

function toSkipped(skipped: readonly Skipped[]): Html {
  if (skipped.length === 0) return NO_HTML;
  return section(
    '未能检查',
    ['文件', '原因'],
    skipped.map(({ file, reason }) => template`<tr><td>${file}</td><td>${reason}</td></tr>`),
  );
}

function toHashes({ reports }: Batch): Html {
  const known = reports.filter(({ sha256 }) => sha256 !== '');
  if (known.length === 0) return NO_HTML;
  const rows = known.map(
    ({ file, sha256 }) => template`<tr><td>${file}</td><td><code>${sha256.slice(0, 16)}</code></td></tr>`,
  );
  return template`<details><summary>文件指纹（SHA-256前16位）：说明结果对应文件的哪一个版本</summary><table><tbody>${rows}</tbody></table></details>`;
}

interface Numbered {
  readonly report: ReportSummary;
  /** Its place among all, from 1. */
  readonly number: number;
}

function sortByStanding(reports: readonly ReportSummary[]): readonly Numbered[] {
  const numbered = reports.map((report, at) => ({ report, number: at + 1 }));
  return STANDINGS.flatMap((standing) => numbered.filter(({ report }) => report.standing === standing));
}

function section(title: string, heads: readonly string[], rows: readonly Html[]): Html {
  return template`<section><h2>${title}</h2><table><thead><tr>${heads.map((head) => template`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

const STYLE = `
:root { color-scheme: light dark; --change: #b3261e; --confirm: #9a6700; --pass: #1a7f37; --skipped: #6e7781; --edge: #c8ccd0; }
@media (prefers-color-scheme: dark) { :root { --change: #ff8a80; --confirm: #e3b341; --pass: #56d364; --skipped: #9aa4ae; --edge: #4a4f55; } body { background: #1b1d1f; color: #e6e6e6; } a { color: #7ab7ff; } }
body { font: 14px/1.65 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; max-width: 76em; margin: 0 auto; padding: 1.5em; }
h1 { font-size: 1.6em; margin: 0; } h2 { font-size: 1.15em; margin: 1.8em 0 .5em; } .facts, footer, small { opacity: .8; font-size: .9em; }
.cards { display: flex; gap: 1em; list-style: none; padding: 0; flex-wrap: wrap; } .cards li { border: 1px solid var(--edge); border-top: 4px solid currentColor; padding: .5em 1.2em; min-width: 7em; } .cards b { display: block; font-size: 1.8em; }
.cards .change, td.standing { font-weight: 600; } li.change, tr.change .standing { color: var(--change); } li.confirm, tr.confirm .standing { color: var(--confirm); } li.pass, tr.pass .standing { color: var(--pass); } li.skipped { color: var(--skipped); }
.strip { display: flex; height: .8em; gap: 2px; } .strip .change { background: var(--change); } .strip .confirm { background: var(--confirm); } .strip .pass { background: var(--pass); } .strip .skipped { background: var(--skipped); }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--edge); padding: .3em .55em; text-align: left; vertical-align: top; } thead th { white-space: nowrap; } .number { text-align: right; white-space: nowrap; }
.bars th, .bars td { border: 0; padding: .15em .5em; font-weight: normal; } .bars th { width: 22em; text-align: right; } .bar { display: inline-block; height: .9em; background: var(--confirm); } .bars td.number { width: 5em; text-align: left; }
tr.group th { padding-top: .8em; font-size: 1.05em; } mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-underline-offset: .25em; } .standing { white-space: nowrap; }
footer { margin-top: 2em; border-top: 1px solid var(--edge); padding-top: .6em; }
@page { size: A4 landscape; margin: 14mm; }
@media print { :root { color-scheme: light; --change: #b3261e; --confirm: #9a6700; --pass: #1a7f37; --skipped: #6e7781; --edge: #999; } body { color: #000; background: #fff; padding: 0; font-size: 9.5pt; max-width: none; } a { color: inherit; text-decoration: none; } tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } .bar, .strip span { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
