import { expect, test } from 'vitest';
import { version } from '../../package.json';
import type { ReviewAnswer } from '../../server/src/features/protocol.ts';
import { type Client, startClient } from './client.ts';
import { WRONG } from './texts.ts';

const ask = ({ connection }: Client, uri: string, printable: boolean): Promise<ReviewAnswer | null> =>
  connection.sendRequest('jiaohe/review', { textDocument: { uri }, printable });

test('the page for the last look is of the version that is open, with links or without', async () => {
  const client = await startClient();
  client.open('untitled:1', WRONG);
  const page = await ask(client, 'untitled:1', false);
  expect(page?.version).toBe(1);
  expect(page?.html).toMatch(new RegExp(`核对时间 20\\d\\d年\\d+月\\d+日 \\d+:\\d\\d · 校核 ${version}`));
  expect(page?.html).toContain('command:jiaohe.showOffsets?%5B%22untitled%3A1%22%2C4%2C7%5D');
  client.change('untitled:1', { text: WRONG.replace('120', '130') });
  const printed = await ask(client, 'untitled:1', true);
  expect(printed?.version).toBe(2);
  expect(printed?.html).toContain('130 = 85 + 45');
  expect(printed?.html).not.toContain('command:');
});

test('of a document that is not open there is none', async () => {
  expect(await ask(await startClient(), 'untitled:1', false)).toBeNull();
});
