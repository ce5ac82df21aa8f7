import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { writeDocx } from '../../server/src/documents/docx/write-docx.ts';

/** word/document.xml of a report. */
async function write(text: string): Promise<string> {
  const { analysis, signed } = check(text);
  const bytes = await writeDocx({ analysis, signed, unit: '', notes: [], time: new Date(0) });
  return new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
}

/** The runs of a report as a Word file, each behind the typeface that it has besides that of its style. */
async function facesIn(text: string): Promise<readonly string[]> {
  const document = await write(text);
  return [...document.matchAll(/<w:r>(.*?)<\/w:r>/gs)].flatMap(([, run]) => {
    const words = [...run!.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, written]) => written).join('');
    const font = /w:eastAsia="([^"]*)"/.exec(run!)?.[1] ?? '';
    return words === '' ? [] : [font === '' ? words : `${font}：${words}`];
  });
}

test('what leads a paragraph is set off, and what follows is in the typeface of the text', async () => {
  const body = '全年工作有序推进，各项任务按期完成，成效明显。';
  expect(await facesIn(`青石街道2024年工作总结\n一、主要举措\n（一）规范执法。${body}\n${body}\n`)).toEqual([
    '青石街道2024年工作总结',
    '一、主要举措',
    '楷体_GB2312：（一）规范执法。',
    body,
    body,
  ]);
});

test('a heading that is marked as of another level than those beside it keeps the typeface of its mark', async () => {
  const runs = await facesIn(
    '青石街道2024年工作总结\n（一）规范执法\n做了。\n（二）普法宣传\n做了。\n一、下一步打算\n将做。\n',
  );
  expect(runs.filter((run) => !run.endsWith('做。') && !run.endsWith('做了。'))).toEqual([
    '青石街道2024年工作总结',
    '（一）规范执法',
    '（二）普法宣传',
    '黑体：一、下一步打算',
  ]);
});

test('only the text may break anywhere, so that a page has its 22 lines; a heading stays with what follows', async () => {
  const document = await write('青石街道2024年工作总结\n一、主要举措\n做了。\n');
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
  expect(paragraphs.map((paragraph) => paragraph.includes('<w:widowControl w:val="false"/>'))).toEqual([
    false,
    false,
    true,
  ]);
});
