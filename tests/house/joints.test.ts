import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JOINING, NEIGHBOURS } from '../../server/src/analysis/joints.ts';
import { toJsonFile } from './formatted.ts';

/** The dictionary of jieba (MIT): a word, how often it was met, and its kind a line. It comes with an optional package. */
const DICTIONARY = join(import.meta.dirname, '../../node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');
const FILE = 'server/src/analysis/joints.json';

/** What is rarer is no word of a report. */
const RAREST = 100;
const RAREST_OF_NEIGHBOURS = 500;
/** So many characters, the most frequent ones, can stand beside another. */
const MOST_CHARACTERS = 1200;
/** Words that are newer than the dictionary, or rare in it. */
const NEWER =
  '矛盾 习近平 算力 网信 网办 链主 链长 湖长 河长 林长 路长 田长 育繁 解纷 督改 治污 治超 诉调 警调 访调 品标 学位 组员 所长 房企 超算 数智 数治 政银 税银 党群 社工 社矫 赋能 织密 织牢 展演 展播 展陈 展会 提质 提标 增效 扩面 强基 稳岗 稳就 促就 促发 保民 优环 控增 调结 治超 惠企 惠民 利企 便企 机组 装置 加装 品控 标化 定级 验真 施教 评估 评优 推优 创优 选优 配强 配齐 建强 做实 做优 做强 落细 落实 督导 督促 督察 督查 督办 督战 管护 管控 代办 代管 代建 监护 监管 执纪 执勤 责令 责任 核验 核查 核实 核准 类案 类别 案由 案源 案管 网格 网点 网速 群防 群治 群租 联防 联治 联动 联调 联审 联席 联建 智治 智防 智享 智能 智慧 数字 数据 数改 整改 整治 整合 化解 化债 源治 源头 程控 系数 系统 审批 审查 审议 审计 审核 审定 审结 议题 议定 服务 服刑 服判 权属 权责 权限 权证 题材 级别 题库 技改 技防 技能 控烟 控辍 控违 信用 信息 信访 信教 安置 化产 标识 标牌 表单 证照 证明 证件 照护 护林 护航 护苗 护学 护企 护薪 保供 保交 保险 保全 保洁 保畅 保质 保量 保密 保障 资产 资质 资格 资助';

test.skipIf(!existsSync(DICTIONARY))('which characters join to words follows from the dictionary', async () => {
  const words = readFileSync(DICTIONARY, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', count = '0', kind = '']) => ({ word, count: Number(count), kind }))
    .filter(({ word }) => /^[\u4e00-\u9fff]{2,}$/.test(word));
  const frequent = frequentCharacters(words);
  const newer = NEWER.split(' ').map((word) => ({ word, count: Number.POSITIVE_INFINITY, kind: 'n' }));
  const all = [...JOINING, ...NEIGHBOURS];
  const endings = new Map(all.map((character) => [character, new Set<string>()]));
  const beginnings = new Map(all.map((character) => [character, new Set<string>()]));
  for (const { word, count, kind } of [...words, ...newer]) {
    if (/^nr/.test(kind)) continue;
    const isKnown = (character: string): boolean =>
      count >= (JOINING.includes(character) ? RAREST : RAREST_OF_NEIGHBOURS);
    const [before, last] = [word.at(-2)!, word.at(-1)!];
    const isOften = (character: string): boolean => frequent.has(character) || count === Number.POSITIVE_INFINITY;
    if (isOften(before) && isKnown(last)) endings.get(last)?.add(before);
    if (isOften(word[1]!) && isKnown(word[0]!)) beginnings.get(word[0]!)?.add(word[1]!);
  }
  const doubled = words
    .filter(({ word: [a, b, c, d], word }) => word.length === 4 && a === b && c === d)
    .filter(({ word }) => JOINING.includes(word[0]!) || JOINING.includes(word[2]!))
    .map(({ word }) => word[0]! + word[2]!);
  const value = {
    comment: '由 tests/house/joints.test.ts 从 jieba 的词典（MIT）算出，请勿直接修改',
    endings: toRecord(endings),
    beginnings: toRecord(beginnings),
    doubled: [...new Set(doubled)].sort().join(' '),
  };
  await expect(toJsonFile(value, FILE)).toMatchFileSnapshot(join(import.meta.dirname, '../..', FILE));
});

function frequentCharacters(words: readonly { readonly word: string; readonly count: number }[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { word, count } of words) {
    for (const character of word) counts.set(character, (counts.get(character) ?? 0) + count);
  }
  const byCount = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return new Set(byCount.slice(0, MOST_CHARACTERS).map(([character]) => character));
}

function toRecord(partners: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string> {
  return Object.fromEntries([...partners].map(([character, others]) => [character, [...others].sort().join('')]));
}
