import { allSections, type Section } from '../analysis/outline.ts';
import type { Result } from '../check.ts';
import { type Content, demanderOf, type Profile, wordSource } from '../profile.ts';
import type { Note } from './note.ts';
import { findBlanks, findingsOfText, isOpen, readSectionStates, STATUS_WORDS, wordLength } from './section-state.ts';
import { headingSpan } from './symbols.ts';

/** Of the heading of a mandated content, what is asked there, who asks it, and how it stands; of the report's title, the same of the whole. */
export function headingNote(result: Result, offset: number): Note | null {
  const { profile, analysis } = result;
  if (!profile) return null;
  const section = sectionAt(analysis.outline, offset);
  if (!section) return titleNote(result, profile, offset);
  const contents = contentsUnder(section, result, profile);
  if (contents.length === 0) return null;
  return {
    ...headingSpan(section),
    title: contents.map(({ name }) => name).join('、'),
    lines: [
      ...contents.map((content) => wordDemand(profile, content)),
      ...wordBasis(profile, contents),
      `现在：${wordState(result, section, contents)}。`,
    ],
  };
}

/** How a section stands that is about mandated contents: 已写 · 1,240字 · 1处需改 */
export function wordState(result: Result, section: Section, contents: readonly Content[]): string {
  const { length, open } = readSectionStates(result).get(section)!;
  const status = result.contents.find(({ id }) => id === contents[0]?.id)?.status;
  return [
    ...(status ? [STATUS_WORDS[status]] : []),
    ...(status === 'empty' ? [] : [wordLength(length)]),
    ...(open > 0 ? [`${open}处需改`] : []),
  ].join(' · ');
}

/** How a report stands as a whole: 必备内容 4/5 · 数字已核对 61/142 · 3处需改 */
export function wordWhole(result: Result, profile: Profile): string {
  const { contents, coverage } = result;
  const mandatory = contents.filter(({ id }) => profile.contents.find((content) => content.id === id)?.mandatory);
  const written = mandatory.filter(({ status }) => status === 'present' || status === 'implied').length;
  const open = findingsOfText(result).filter(isOpen).length;
  const waiting = findBlanks(result).length;
  return [
    ...(mandatory.length > 0 ? [`必备内容 ${written}/${mandatory.length}`] : []),
    ...(coverage.quantities > 0 ? [`数字已核对 ${coverage.checked}/${coverage.quantities}`] : []),
    ...(waiting > 0 ? [`${waiting}处待填写`] : []),
    ...(open > 0 ? [`${open}处需改`] : waiting > 0 ? [] : ['没有要改的']),
  ].join(' · ');
}

/** The contents that a section is about by its heading. */
export function contentsUnder({ heading }: Section, { contents }: Result, profile: Profile): readonly Content[] {
  const ids = contents
    .filter(({ place }) => place && heading && place.start >= heading.start && place.start <= heading.title.end)
    .map(({ id }) => id);
  return profile.contents.filter(({ id }) => ids.includes(id));
}

/** The section on whose heading an offset stands. */
function sectionAt(outline: Section, offset: number): Section | null {
  for (const section of allSections(outline)) {
    if (!section.heading) continue;
    const { start, end } = headingSpan(section);
    if (start > offset) return null;
    if (offset <= end) return section;
  }
  return null;
}

function titleNote(result: Result, profile: Profile, offset: number): Note | null {
  const title = result.analysis.blocks.find(
    ({ kind, start, end }) => kind === 'title' && start <= offset && offset <= end,
  );
  if (!title) return null;
  const { basis, name } = profile;
  const missing = profile.contents.filter(
    ({ id, mandatory }) => mandatory && result.contents.some((state) => state.id === id && state.status === 'missing'),
  );
  return {
    start: title.start,
    end: title.end,
    title: result.year === null ? name : `${name} · ${result.year}年`,
    lines: [
      `现在：${wordWhole(result, profile)}。`,
      ...(missing.length > 0 ? [`还没有写：${missing.map((content) => content.name).join('、')}。`] : []),
      ...wordDeadlines(result, profile),
      ...(basis ? [wordSourceOf(basis)] : []),
    ],
  };
}

/** When the report is due, where the reporter and the year are known. */
function wordDeadlines({ reporter, year }: Result, { deadlines = [] }: Profile): readonly string[] {
  if (year === null || reporter === null) return [];
  const due = deadlines.find(({ reporters }) => !reporters || reporters.includes(reporter));
  const day = (before: string): string => {
    const [month, date] = before.split('-').map(Number);
    return `${year + 1}年${month}月${date}日`;
  };
  return [
    ...(due?.filed ? [`${day(due.filed.before)}前报送${due.filed.to}。`] : []),
    ...(due?.published ? [`${day(due.published.before)}前向社会公开。`] : []),
  ];
}

function wordDemand(profile: Profile, content: Content): string {
  const demander = demanderOf(profile, content);
  const source = demander.basis ? '规定' : wordSource(demander);
  return content.mandatory
    ? `${source}要求写：${content.official}。`
    : `${source}列出、没有可以不写：${content.official}。`;
}

function wordBasis({ basis }: Profile, contents: readonly Content[]): readonly string[] {
  if (!basis || contents.every(({ demandedBy }) => demandedBy !== undefined)) return [];
  return [wordSourceOf(basis)];
}

function wordSourceOf({ name, chapter, issuer, number, rank }: NonNullable<Profile['basis']>): string {
  return `依据：《${name}》${chapter}（${issuer}，${number}；${rank}）。`;
}
