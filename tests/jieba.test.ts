import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Word } from '../server/src/analysis/words.ts';
import { startJieba } from '../server/src/jieba/start.ts';
import { LIBRARIES, type Library, loadJieba, rememberWords } from '../server/src/jieba.ts';
import fc from './seeded.ts';

const [native, wasm] = LIBRARIES;
const isBuilt = await loadJieba([native!]).then(
  () => true,
  () => false,
);
const show = (words: readonly Word[] | null): string =>
  (words ?? []).map(({ text, kind }) => `${text}/${kind}`).join(' ');

describe.each(LIBRARIES.filter((library) => library !== native || isBuilt))('$backend', (library) => {
  test.each([
    ['确诊人员均已治愈', '确诊/v 人员/n 均/d 已/d 治愈/v'],
    ['确诊人员处理措施', '确诊/v 人员/n 处理/v 措施/n'],
    ['社区排查防控组对辖区', '社区/n 排查/vn 防控/vn 组/zg 对/d 辖区/n'],
    ['受理行政复议申请', '受理/v 行政复议/n 申请/v'],
    ['', ''],
  ])('%s', async (phrase, words) => {
    const { backend, segment } = await loadJieba([library]);
    expect(backend).toBe(library.backend);
    expect(show(segment(phrase))).toBe(words);
  });

  test('words joined give the phrase again, whatever it is', async () => {
    const { segment } = await loadJieba([library]);
    const phrases = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(
        phrases,
        (phrase) =>
          segment(phrase)!
            .map(({ text }) => text)
            .join('') === phrase,
      ),
    );
    expect(show(segment('甲\ud800乙'))).toBe('甲\ud800乙/x');
  });
});

describe('where nodejieba does not work', () => {
  const missing: Library = { backend: 'nodejieba', load: () => import('no-such-library' as string) };
  const broken: Library = {
    backend: 'nodejieba',
    load: async () => () => {
      throw new Error('nodejieba native binding was not found');
    },
  };

  test.each([
    ['missing', missing],
    ['broken', broken],
  ])('%s: jieba-wasm takes its place', async (_, library) => {
    const { backend, segment } = await loadJieba([library, wasm!]);
    expect(backend).toBe('jieba-wasm');
    expect(show(segment('人员'))).toBe('人员/n');
  });

  test('without any, loading fails and says why', async () => {
    await expect(loadJieba([missing, broken])).rejects.toThrow('没有可用的分词程序');
  });
});

describe('the phrases that are remembered', () => {
  const counted = (limit: number): { asked: string[]; segment: ReturnType<typeof rememberWords> } => {
    const asked: string[] = [];
    const segment = rememberWords((phrase) => {
      asked.push(phrase);
      return phrase === '?' ? null : [{ text: phrase, kind: 'n' }];
    }, limit);
    return { asked, segment };
  };

  test('are asked for once', () => {
    const { asked, segment } = counted(2);
    for (const phrase of '甲甲乙甲乙') segment(phrase);
    expect(asked).toEqual(['甲', '乙']);
  });

  test('are not more than the limit; the one that was longest not asked for goes first', () => {
    const { asked, segment } = counted(2);
    for (const phrase of '甲乙甲丙甲乙') segment(phrase);
    expect(asked).toEqual(['甲', '乙', '丙', '乙']);
  });

  test('do not hold what could not be told', () => {
    const { asked, segment } = counted(2);
    expect([segment('?'), segment('?')]).toEqual([null, null]);
    expect(asked).toHaveLength(2);
  });
});

describe('in a thread of its own', () => {
  const script = fileURLToPath(new URL('../dist/jieba.js', import.meta.url));

  test('jieba answers without the event loop', async () => {
    const { backend, segment } = await startJieba(script);
    expect(backend).toBe(isBuilt ? 'nodejieba' : 'jieba-wasm');
    expect(show(segment('确诊人员均已治愈'))).toBe('确诊/v 人员/n 均/d 已/d 治愈/v');
    expect(show(segment('受理申请'))).toBe('受理/v 申请/v');
  });

  test('loading leaves the event loop to others', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    await startJieba(script);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(5);
  });

  test('a script that is not there is told', async () => {
    await expect(startJieba('/no/such/script.js')).rejects.toThrow();
  });
});
