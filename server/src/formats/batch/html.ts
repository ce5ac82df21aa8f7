import { STATE_NAMES } from '../../baseline.ts';
import { type Html, NO_HTML, html as template, toPage } from '../../html.ts';
import { SEVERITY_NAMES } from '../../rules/rule.ts';
import type { TotalComparison } from '../format.ts';
import {
  baseName,
  type FindingSummary,
  isMissing,
  noteOn,
  type ReportSummary,
  STANDING_NAMES,
  STANDINGS,
  type Standing,
  standingOf,
} from '../summary.ts';
import { findDuplicates } from './duplicates.ts';
import { type Batch, type BatchFormat, nameFile } from './format.ts';
import { type ShortNames, shortenNames } from './names.ts';
import { PAGE_STYLE } from './page-style.ts';
import { ACCEPTED_NAME, toAcceptedGroups, toFixedGroups, toNewMark } from './settled.ts';
import { countFindings } from './tables.ts';

/** One page about many reports, complete in itself: no script, nothing loaded, printed on A4. */
export const html: BatchFormat = {
  id: 'html',
  use: '网页，可以打印',
  print: (batch) => [{ name: nameFile(batch.occasion, 'html'), content: printPage(batch) }],
};

function printPage(batch: Batch): string {
  const { reports, skipped } = batch;
  const kinds = [...new Set(reports.map(({ kind }) => kind).filter((kind) => kind !== ''))];
  const title = kinds.length === 1 ? `${kinds[0]}核对结果` : '报告核对结果';
  const names = shortenNames(batch);
  const rows = numberRows(reports);
  const sections = [
    toReports(rows, names),
    toFindings('change', rows, names),
    toFindings('confirm', rows, names),
    section(
      'accepted',
      `${ACCEPTED_NAME}的问题`,
      '核对的人认为不必修改，写明了姓名和理由；不算在上面的问题里。',
      ['问题', '位置', '原文', '说明', '认可'],
      toAcceptedGroups(rows, names),
    ),
    section(
      'fixed',
      `${STATE_NAMES.fixed}的问题`,
      '上次查出，这次不再查出。',
      ['问题', '上次的位置', '说明'],
      toFixedGroups(rows, names),
    ),
    toSkipped(batch, names),
  ].filter(({ content }) => content !== NO_HTML);
  const body = template`<header>
<h1>${title}</h1>
${toFacts(batch, names)}
</header>
${toCards(batch)}
<div class="plots">
${toBars('缺少的必备内容', countMissing(reports))}
${toBars('常见的问题', countFaults(reports))}
</div>
<nav aria-label="目录"><ul>${sections.map(({ id, title }) => template`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(({ content }) => content)}
<footer>
<p>“${STANDING_NAMES.change}”是算得出、查得到的出入；“${STANDING_NAMES.confirm}”是多半有出入、要由人判断的地方。校核只看文字里写了什么：没有列出问题，不等于数字属实，数字仍要核对原始材料。</p>
${skipped.length > 0 ? template`<p>有${skipped.length}处没有检查，见“未能检查”。</p>` : NO_HTML}
</footer>`;
  return toPage(title, PAGE_STYLE, body);
}

/** A part of the page; `content` is `NO_HTML` where there is nothing to tell. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** A report with its place among all, from 1, by which every table speaks of it. */
interface Row {
  readonly number: number;
  readonly report: ReportSummary;
}

const MARKS: Readonly<Record<Standing, string>> = { change: '✗', confirm: '!', pass: '✓' };
const MOST_BARS = 12;

/** The gravest first. */
function numberRows(reports: readonly ReportSummary[]): readonly Row[] {
  const rows = reports.map((report, at) => ({ number: at + 1, report }));
  return STANDINGS.flatMap((standing) => rows.filter(({ report }) => report.standing === standing));
}

function toFacts({ reports, skipped, occasion, comparison }: Batch, { folder }: ShortNames): Html {
  const { time, version, rules } = occasion;
  const print = rules.fingerprint === '' ? '' : `，指纹 ${rules.fingerprint}`;
  const facts = [
    ['核对时间', time],
    ['文件', `${reports.length + skipped.length}个${folder === '' ? '' : `，在 ${folder}`}`],
    ['工具', `校核 ${version}（规则${rules.count}条${print}）`],
    ...(comparison ? [['同上次比', wordChanges(comparison)]] : []),
  ];
  return template`<dl>${facts.map(([name, fact]) => template`<div><dt>${name!}</dt><dd>${fact!}</dd></div>`)}</dl>`;
}

function wordChanges({ file, new: added, unchanged, fixed, gone }: TotalComparison): string {
  const missing = gone.length > 0 ? `；上次的${gone.length}份报告这次没有检查：${gone.map(baseName).join('、')}` : '';
  return `${STATE_NAMES.new}${added}处，${STATE_NAMES.unchanged}${unchanged}处，${STATE_NAMES.fixed}${fixed}处（${baseName(file)}${missing}）`;
}

function toCards({ reports, skipped }: Batch): Html {
  const count = (wanted: Standing): number => reports.filter(({ standing }) => standing === wanted).length;
  const cards = [
    ...STANDINGS.map((standing) => ({
      look: standing as string,
      name: `${MARKS[standing]} ${STANDING_NAMES[standing]}`,
      count: count(standing),
    })),
    { look: 'skipped', name: '⊘ 未能检查', count: skipped.length },
  ];
  const strip = cards
    .filter(({ count }) => count > 0)
    .map(({ look, count }) => template`<span class="${look}" style="flex-grow:${count}"></span>`);
  return template`<ul class="cards">${cards.map(
    ({ look, name, count }) => template`<li class="${look}"><b>${count}</b>${name}</li>`,
  )}</ul>
<div class="strip" aria-hidden="true">${strip}</div>`;
}

/** How many reports something is found in, and how often in all. */
interface Tally {
  readonly name: string;
  readonly reports: number;
  readonly times: number;
}

function countMissing(reports: readonly ReportSummary[]): readonly Tally[] {
  return tally(reports.map(({ missing }) => missing));
}

function countFaults(reports: readonly ReportSummary[]): readonly Tally[] {
  const titles = (findings: readonly FindingSummary[]): readonly string[] =>
    findings.filter((finding) => !isMissing(finding)).map(({ title }) => title);
  return tally(reports.map(({ findings }) => titles(findings)));
}

/** Counts the names that stand in each of some lists, the most frequent first. */
function tally(lists: readonly (readonly string[])[]): readonly Tally[] {
  const counts = new Map<string, { name: string; reports: number; times: number }>();
  for (const list of lists) {
    const seen = new Set<string>();
    for (const name of list) {
      const count = counts.get(name) ?? { name, reports: 0, times: 0 };
      counts.set(name, count);
      count.times++;
      if (!seen.has(name)) count.reports++;
      seen.add(name);
    }
  }
  return [...counts.values()].sort((a, b) => b.reports - a.reports || b.times - a.times).slice(0, MOST_BARS);
}

function toBars(title: string, counts: readonly Tally[]): Html {
  if (counts.length === 0) return NO_HTML;
  const most = counts[0]!.reports;
  const rows = counts.map(({ name, reports, times }) => {
    const width = Math.max(1, Math.round((reports / most) * 100));
    const words = times > reports ? `${reports}份（${times}处）` : `${reports}份`;
    return template`<tr><th scope="row">${name}</th><td class="plot"><span style="width:${width}%"></span></td><td>${words}</td></tr>`;
  });
  return template`<section><h2>${title}</h2><table class="bars"><tbody>${rows}</tbody></table></section>`;
}

function toReports(rows: readonly Row[], names: ShortNames): Section {
  const duplicates = findDuplicates(rows.map(({ report }) => report));
  const cells = rows.map(({ number, report }) => {
    const { figures, others, doubtful } = countFindings(report.findings);
    const { file, unit, standing, missing, length, sha256 } = report;
    const leads = report.findings.some((finding) => standingOf(finding) === 'change') ? 'change' : 'confirm';
    const name = names.of(file);
    return template`<tr class="${standing}"><td class="number">${number}</td><td>${unit}</td><td>${
      report.findings.length > 0 ? template`<a href="#${leads}-${number}">${name}</a>` : name
    }${sha256 === '' ? NO_HTML : template`<br><code>${sha256.slice(0, 12)}</code>`}</td><td class="standing">${MARKS[standing]} ${STANDING_NAMES[standing]}</td><td>${missing.join('、')}</td><td class="number">${figures || ''}</td><td class="number">${others || ''}</td><td class="number">${doubtful || ''}</td><td class="number">${length}</td><td>${noteOn(report, duplicates.get(report) ?? [])}</td></tr>`;
  });
  const heads = [
    '序号',
    '单位',
    '文件',
    '结论',
    '缺少的必备内容',
    '数字对不上',
    '其他错误',
    '建议核实',
    '字数',
    '说明',
  ];
  return section(
    'reports',
    '每份报告',
    '文件名下面是文件的指纹（SHA-256 前12位），说明结果对应文件的哪一个版本。',
    heads,
    [template`<tbody>${cells}</tbody>`],
  );
}

function toFindings(wanted: Exclude<Standing, 'pass'>, rows: readonly Row[], names: ShortNames): Section {
  const groups = rows.flatMap(({ number, report }) => {
    const findings = report.findings.filter((finding) => standingOf(finding) === wanted);
    if (findings.length === 0) return [];
    const head = template`<tr class="group" id="${wanted}-${number}"><th colspan="4" scope="rowgroup">${number}　${report.unit} <span class="soft">${names.of(report.file)}</span></th></tr>`;
    return [template`<tbody>${[head, ...findings.map(toFinding)]}</tbody>`];
  });
  const about =
    wanted === 'change' ? '算得出、查得到的出入。' : '多半有出入，也可能另有原因，请人判断；不宜直接当作错误退回。';
  return section(wanted, `${STANDING_NAMES[wanted]}的问题`, about, ['问题', '位置', '原文', '说明'], groups);
}

function toFinding({ severity, title, place, quote, message, related, ways, state }: FindingSummary): Html {
  const elsewhere = related.filter((other) => other.place !== place);
  return template`<tr><td>${title}${severity === 'information' ? template`<br><span class="soft">${SEVERITY_NAMES[severity]}</span>` : NO_HTML}${toNewMark(state)}</td><td>${place}</td><td>${quote.before}<mark>${quote.words}</mark>${quote.behind}</td><td>${message}${
    elsewhere.length > 0
      ? template`<p class="soft">另见：${elsewhere.map((other) => `${other.place}（${other.message}）`).join('；')}</p>`
      : NO_HTML
  }${ways.length > 0 ? template`<p class="soft">可以：${ways.join('；')}</p>` : NO_HTML}</td></tr>`;
}

function toSkipped({ skipped }: Batch, names: ShortNames): Section {
  const rows = skipped.map(({ file, reason }) => template`<tr><td>${names.of(file)}</td><td>${reason}</td></tr>`);
  return section(
    'skipped',
    '未能检查',
    '这些文件没有读，里面有没有问题不知道。',
    ['文件', '原因'],
    [...(rows.length > 0 ? [template`<tbody>${rows}</tbody>`] : [])],
  );
}

function section(id: string, title: string, about: string, heads: readonly string[], bodies: readonly Html[]): Section {
  if (bodies.length === 0) return { id, title, content: NO_HTML };
  const head = heads.map((head) => template`<th scope="col">${head}</th>`);
  const content = template`<section id="${id}" class="${id}"><h2>${title}</h2><p class="soft">${about}</p><table><thead><tr>${head}</tr></thead>${bodies}</table></section>`;
  return { id, title, content };
}
