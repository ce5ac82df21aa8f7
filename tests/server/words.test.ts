import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Jieba, loadJieba } from '../../server/src/jieba.ts';
import { ABLE, type ClientOptions, startClient } from './client.ts';
import { uri, WRONG } from './texts.ts';

/** Only its words tell that both speak of 确诊人员. */
const REPORT = '跟进3名确诊人员处理措施，做好信息报送。3月底，5名确诊人员均已治愈。';

let jieba: Jieba;
beforeAll(async () => {
  jieba = await loadJieba();
});

/** A dictionary that is loaded when the test says so. */
function later(): { readonly loads: () => number; readonly finish: () => void; readonly options: ClientOptions } {
  let loads = 0;
  let finish = (): void => {};
  const loaded = new Promise<Jieba>((resolve) => {
    finish = () => resolve(jieba);
  });
  const loadWords = (): Promise<Jieba> => {
    loads++;
    return loaded;
  };
  return { loads: () => loads, finish: () => finish(), options: { loadWords, capabilities: ABLE } };
}

const codes = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('a report whose figures only words can tell apart', () => {
  test('is answered at once; when the words are there, the client is asked once to ask again', async () => {
    const { loads, finish, options } = later();
    const client = await startClient(options);
    client.open(uri, REPORT);
    expect(codes(await client.diagnose(uri))).toEqual([]);
    await vi.waitFor(() => expect(loads()).toBe(1));
    expect(codes(await client.diagnose(uri))).toEqual([]);
    const before = client.asked.refreshes;
    finish();
    await vi.waitFor(() => expect(client.asked.refreshes).toBe(before + 1));
    expect(codes(await client.diagnose(uri))).toEqual(['repeat-mismatch']);
    client.change(uri, { text: `${REPORT}全年无事故。` });
    expect(codes(await client.diagnose(uri))).toEqual(['repeat-mismatch']);
    expect([loads(), client.asked.refreshes]).toEqual([1, before + 1]);
    expect(client.log).toContain(`分词：${jieba.backend}`);
  });

  test('a client that does not ask is told again', async () => {
    const { finish, options } = later();
    const client = await startClient({ ...options, capabilities: {} });
    client.open(uri, REPORT);
    await vi.waitFor(() => expect(client.published.map(({ diagnostics }) => codes(diagnostics))).toEqual([[]]));
    finish();
    await vi.waitFor(() =>
      expect(client.published.map(({ diagnostics }) => codes(diagnostics))).toEqual([[], ['repeat-mismatch']]),
    );
  });

  test('what needs no words loads none', async () => {
    const { loads, options } = later();
    const client = await startClient(options);
    client.open(uri, WRONG);
    expect(codes(await client.diagnose(uri))).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(loads()).toBe(0);
  });

  test('where no library loads, the log says so and everything else goes on', async () => {
    const loadWords = (): Promise<Jieba> => Promise.reject(new Error('没有可用的分词程序'));
    const client = await startClient({ capabilities: ABLE, loadWords });
    client.open(uri, REPORT + WRONG);
    expect(codes(await client.diagnose(uri))).toHaveLength(1);
    await vi.waitFor(() => expect(client.log.join()).toContain('没有可用的分词程序'));
    expect(codes(await client.diagnose(uri))).toHaveLength(1);
  });
});
