import { insertSection, type SectionInsertion } from '../profile/template.ts';
import type { Content, Profile } from '../profile.ts';
import { joinEdits, pushOn, renumber, seriesFrom } from './renumbering.ts';
import type { Edit, Fix, Report } from './rule.ts';

/** Puts a heading before a paragraph that says its content already, and renumbers what follows. */
export function headParagraph(text: string, promotion: SectionInsertion): Fix {
  const { edits, words } = pushOn(text, promotion);
  const title = `在这段话前加上标题“${bare(promotion.heading)}”${words === '' ? '' : `，后面的${words}`}`;
  return { title, safe: false, edits: joinEdits(toEdit(promotion), edits) };
}

/** Adds the template of a section: with what follows renumbered, and without where that makes a difference. */
export function addSection(report: Report, profile: Profile, content: Content): readonly Fix[] {
  const { analysis, contents, year, reporter } = report;
  const insertion = insertSection(profile, content, analysis, contents, year, reporter);
  const { edits, words } = pushOn(analysis.source.text, insertion);
  const name = `“${bare(insertion.heading)}”（样稿，待填写）`;
  const edit = toEdit(insertion);
  if (edits.length === 0) return [{ title: `补写一节${name}`, safe: false, edits: [edit] }];
  return [
    { title: `补写一节${name}，后面的${words}`, safe: false, edits: joinEdits(edit, edits) },
    { title: `只补写${name}，后面的序号不动`, safe: false, edits: [edit] },
  ];
}

/** Adds all sections that are missing in one go, numbered in a row; null where what follows is not numbered in a row itself. */
export function addSections(report: Report, profile: Profile, missing: readonly Content[]): Fix | null {
  const { analysis, contents, year, reporter } = report;
  const { text } = analysis.source;
  const insert = (content: Content, inserted: number): SectionInsertion =>
    insertSection(profile, content, analysis, contents, year, reporter, inserted);
  const inOrder = missing
    .map((content) => ({ content, at: insert(content, 0).start }))
    .sort((a, b) => a.at - b.at)
    .map(({ content }, index) => insert(content, index));
  const first = inOrder[0]!;
  const series = seriesFrom(first.following, 0);
  if (series.length > 0 && series[0]!.heading?.mark?.ordinal !== first.ordinal) return null;
  const insertions: Edit[] = [];
  for (const insertion of inOrder) {
    const before = insertions.at(-1);
    if (before?.start !== insertion.start) insertions.push(toEdit(insertion));
    else insertions[insertions.length - 1] = { ...before, text: before.text + insertion.text };
  }
  const renumbered = series.flatMap((section) => {
    const before = inOrder.filter(({ start }) => start <= section.start).length;
    return renumber(text, [section], section.heading!.mark!.ordinal + before);
  });
  const edits = insertions.reduceRight((all: readonly Edit[], insertion) => joinEdits(insertion, all), renumbered);
  const names = missing.map(({ name }) => `“${name}”`).join('');
  return { title: `一并补写所缺的${missing.length}节（样稿，待填写），序号依次排好：${names}`, safe: false, edits };
}

function toEdit({ start, end, text }: SectionInsertion): Edit {
  return { start, end, text };
}

/** A heading without Markdown's #. */
function bare(heading: string): string {
  return heading.replace(/^#{1,6} /, '');
}
