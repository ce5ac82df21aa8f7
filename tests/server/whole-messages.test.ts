import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { StreamMessageWriter } from 'vscode-languageserver/node';
import { sendWhole } from '../../server/src/language-server/whole-messages.ts';

test('a message goes out in one piece, and the next one in another', async () => {
  const pieces: string[] = [];
  const stream = new Writable({
    writev: (chunks, done) => {
      pieces.push(Buffer.concat(chunks.map(({ chunk }) => chunk)).toString());
      done();
    },
  });
  sendWhole(stream);
  const writer = new StreamMessageWriter(stream);
  await Promise.all(['校核', '公文'].map((method) => writer.write({ jsonrpc: '2.0', method } as never)));
  expect(pieces).toEqual(
    ['校核', '公文'].map((method) => {
      const body = JSON.stringify({ jsonrpc: '2.0', method });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    }),
  );
});

test('what cannot be written is told', async () => {
  const stream = new Writable({ writev: (_, done) => done(new Error('没有人读')) });
  stream.on('error', () => {});
  sendWhole(stream);
  await expect(new StreamMessageWriter(stream).write({ jsonrpc: '2.0' })).rejects.toThrow('没有人读');
});
