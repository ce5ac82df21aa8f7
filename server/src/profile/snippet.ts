import { REPORTERS, type Reporter } from '../analysis/issuer.ts';
import { toChineseOrdinal } from '../analysis/marks.ts';
import type { Content, Profile } from './schema.ts';
import { BLANK_UNIT, layOut, REPORTER_NAMES } from './skeleton.ts';
import { BLANK_YEAR, templateFor } from './template.ts';

/** One snippet as VS Code's snippet files hold it. */
export interface Snippet {
  /** What one types to get it. */
  readonly prefix: readonly string[];
  readonly body: readonly string[];
  readonly description: string;
  /** Whether it can fill an empty file. */
  readonly isFileTemplate?: true;
}

/**
 * A template's text as snippet syntax: what is still to be written is a tab stop that holds the words as they stand. The
 * blanks of a template that stand for one thing, {year}, {nextYear} and {issuer}, are filled in together.
 */
export function toSnippet(text: string): string {
  return numberStops(text, 1);
}

/** The snippets of the kinds of report, by name: each content's section and the whole report. */
export function buildSnippets(profiles: readonly Profile[]): Readonly<Record<string, Snippet>> {
  const snippets: Record<string, Snippet> = {};
  for (const profile of profiles) {
    Object.assign(snippets, buildReports(profile));
    for (const [at, content] of profile.contents.entries()) {
      snippets[`${profile.name}：${content.name}`] = buildSection(content, at + 1);
    }
  }
  return snippets;
}

/** 〔此处填写…〕, 20__, ____, and a template's own blanks. Bounded, so that a row of 〔 costs no more than its length. */
const BLANK = /〔[^〔〕\n]{0,200}〕|(?:20)?_{2,}|\{(?:year|nextYear|issuer)\}/g;

/** What the blanks that stand for one thing show until they are filled in: places that count as unfilled. */
const SHARED_BLANKS: Readonly<Record<string, string>> = {
  '{year}': BLANK_YEAR,
  '{nextYear}': BLANK_YEAR,
  '{issuer}': BLANK_UNIT,
};

function buildSection(content: Content, ordinal: number): Snippet {
  const { name } = content;
  const { prefix } = content.template;
  const { heading, body } = templateFor(content, { reporter: null, year: null });
  const words = `、${[heading, ...body].join('\n')}`;
  return {
    prefix: prefix === undefined ? [name] : [prefix, name],
    body: `\${1:${toChineseOrdinal(ordinal)}}${numberStops(words, 2)}`.split('\n'),
    description: `插入“${name}”一节：序号、年份和〔此处填写〕按 Tab 键逐个填写`,
  };
}

/** A whole report as each kind of reporter writes it now; once where all write the same. */
function buildReports(profile: Profile): Readonly<Record<string, Snippet>> {
  const plain = buildReport(profile, null);
  const variants = REPORTERS.map((reporter) => [REPORTER_NAMES[reporter], buildReport(profile, reporter)] as const);
  const different = variants.filter(([, { body }]) => body.join('\n') !== plain.body.join('\n'));
  return Object.fromEntries([
    [profile.name, plain],
    ...different.map(([name, snippet]) => [`${profile.name}（${name}）`, snippet]),
  ]);
}

function buildReport(profile: Profile, reporter: Reporter | null): Snippet {
  const suffix = reporter === null ? '' : `（${REPORTER_NAMES[reporter]}）`;
  const prefixes = profile.skeleton?.prefix ?? [profile.name];
  return {
    prefix: [...prefixes, '报告全文'].map((prefix) => `${prefix}${suffix}`),
    body: toSnippet(layOut(profile, { reporter, year: null }).join('\n')).split('\n'),
    description: `插入${profile.name}${suffix}的全部章节：单位、年份和〔此处填写〕按 Tab 键逐个填写`,
    isFileTemplate: true,
  };
}

function numberStops(text: string, first: number): string {
  const shared = new Map<string, number>();
  let next = first;
  let snippet = '';
  let from = 0;
  for (const { 0: blank, index } of text.matchAll(BLANK)) {
    snippet += escapeText(text.slice(from, index));
    from = index + blank.length;
    const earlier = shared.get(blank);
    if (earlier !== undefined) {
      snippet += `\${${earlier}}`;
      continue;
    }
    if (blank in SHARED_BLANKS) shared.set(blank, next);
    snippet += `\${${next++}:${escapeText(SHARED_BLANKS[blank] ?? blank)}}`;
  }
  return snippet + escapeText(text.slice(from));
}

/** In a snippet, these three are syntax. */
function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
