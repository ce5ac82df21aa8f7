/** How the page about many reports looks, on a screen and on paper. Every text stands out from its ground by 4.5 : 1 or more. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --ground: #fff; --soft: #57606a; --edge: #d0d7de; --head: #f3f5f8; --link: #0a55b5; --bar: #4878a8; --change: #b3261e; --confirm: #8a5a00; --pass: #1a6f31; --skipped: #59636e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --ground: #1b1d1f; --soft: #a9b1ba; --edge: #454b52; --head: #272b30; --link: #7ab7ff; --bar: #6c9bca; --change: #ff8a80; --confirm: #e3b341; --pass: #56d364; --skipped: #9aa4ae; } }
body { font: 14px/1.65 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; color: var(--ink); background: var(--ground); max-width: 78em; margin: 0 auto; padding: 1.5em; }
a { color: var(--link); } h1 { font-size: 1.7em; margin: 0 0 .2em; } h2 { font-size: 1.2em; margin: 1.8em 0 .3em; }
.soft, dl, code { color: var(--soft); } p.soft { margin: .2em 0; } td p.soft, code { font-size: .92em; } code { font-family: Consolas, monospace; }
dl { display: flex; flex-wrap: wrap; gap: 0 2em; margin: 0; } dl div { display: flex; gap: .5em; } dt::after { content: "："; } dd { margin: 0; overflow-wrap: anywhere; } dl div { gap: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr)); gap: 1em; list-style: none; padding: 0; margin: 1.2em 0 .8em; } .cards li { border: 1px solid var(--edge); border-top: 4px solid currentColor; border-radius: 3px; padding: .4em 1em .6em; font-weight: 600; } .cards b { display: block; font-size: 2.1em; line-height: 1.3; }
.cards .change, .change .standing { color: var(--change); } .cards .confirm, .confirm .standing { color: var(--confirm); } .cards .pass, .pass .standing { color: var(--pass); } .cards .skipped { color: var(--skipped); }
.strip { display: flex; height: .8em; gap: 2px; } .strip .change { background: var(--change); } .strip .confirm { background: var(--confirm); } .strip .pass { background: var(--pass); } .strip .skipped { background: var(--skipped); }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(26em, 1fr)); gap: 0 3em; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--edge); padding: .3em .55em; text-align: left; vertical-align: top; overflow-wrap: anywhere; } thead th { background: var(--head); overflow-wrap: normal; } .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } .standing { white-space: nowrap; font-weight: 600; }
.bars th, .bars td { border: 0; padding: .12em .4em; font-weight: normal; white-space: nowrap; vertical-align: middle; } .bars th { width: 1%; text-align: right; white-space: normal; min-width: 11em; } .bars td { width: 1%; } .bars td.plot { width: 98%; } .plot span { display: block; height: 1em; background: var(--bar); border-radius: 1px; }
nav ul { display: flex; flex-wrap: wrap; gap: 1.6em; list-style: none; padding: .6em 0 0; margin: 1.4em 0 0; border-top: 1px solid var(--edge); }
.reports table, .change > table, .confirm > table, .accepted > table, .fixed > table, .skipped > table { table-layout: fixed; } th { box-sizing: border-box; }
.reports th:nth-child(1) { width: 3.4em; } .reports th:nth-child(2) { width: 13%; } .reports th:nth-child(3) { width: 21%; } .reports th:nth-child(4) { width: 6.6em; } .reports th:nth-child(5) { width: 17%; } .reports th:nth-child(n+6) { width: 3.8em; } .reports th:nth-child(9) { width: 5.7em; } .reports th:nth-child(10) { width: auto; }
.change > table th:nth-child(1), .confirm > table th:nth-child(1) { width: 10em; } .change > table th:nth-child(2), .confirm > table th:nth-child(2) { width: 15%; } .change > table th:nth-child(3), .confirm > table th:nth-child(3) { width: 33%; } .skipped > table th:nth-child(1) { width: 40%; } .accepted > table th:nth-child(1), .fixed > table th:nth-child(1) { width: 10em; } .accepted > table th:nth-child(2) { width: 14%; } .accepted > table th:nth-child(5) { width: 16%; } .fixed > table th:nth-child(2) { width: 22%; } .new { color: var(--link); }
section.change > h2 { color: var(--change); } section.confirm > h2 { color: var(--confirm); }
tr.group th { background: var(--head); font-size: 1.03em; } tr.group .soft { font-weight: normal; } mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-underline-offset: .25em; }
:target th, tr:target { outline: 2px solid var(--link); outline-offset: -2px; }
footer { margin-top: 2em; border-top: 1px solid var(--edge); padding-top: .4em; color: var(--soft); } footer p { margin: .3em 0; }
@media screen and (max-width: 62em) { section[id] { overflow-x: auto; } section[id] > table { min-width: 62em; } }
@page { size: A4 landscape; margin: 13mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
:root { color-scheme: light; --ink: #000; --ground: #fff; --soft: #444; --edge: #999; --head: #eee; --link: #000; --bar: #4878a8; --change: #b3261e; --confirm: #7a5000; --pass: #1a6f31; --skipped: #444; }
body { padding: 0; font-size: 9pt; line-height: 1.5; max-width: none; } a { text-decoration: none; } nav { display: none; } tr, .cards { break-inside: avoid; } tr.group, h2, h2 + p { break-after: avoid; } thead { display: table-header-group; }
.plots { grid-template-columns: 1fr 1fr; } .plots section { break-inside: avoid; } .plot span, .strip span, thead th, tr.group th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
