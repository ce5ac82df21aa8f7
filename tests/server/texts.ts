/** What most tests of the server open: a report that was never saved. */
export const uri = 'untitled:报告';

/** A total that its parts do not add up to, and one that they do. */
export const WRONG = '受理咨询120件，其中劳动类85件、婚姻类45件。';
export const RIGHT = '受理咨询130件，其中劳动类85件、婚姻类45件。';

/** Made up; its total is wrong, and most of what it must contain is missing. */
export const REPORT = `云上镇2024年法治政府建设年度报告

一、主要举措和成效

（一）化解矛盾纠纷

1.做好咨询。${WRONG}

2.做好调解。调解成功率稳步提高。

（二）加强普法宣传

全年开展宣传12场次。

云上镇人民政府
2025年1月10日
`;

/** Where some words stand in a text of one line. */
export function rangeIn(line: string, words: string) {
  const character = line.indexOf(words);
  return { start: { line: 0, character }, end: { line: 0, character: character + words.length } };
}
