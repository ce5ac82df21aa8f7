import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';

const HEAD = 4;

/** Sends one message: its length, then what v8 makes of it, which keeps maps, errors and cycles. */
export function sendMessage(socket: Socket, message: unknown): void {
  const body = serialize(message);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(body.length);
  socket.write(Buffer.concat([head, body]));
}

/** Calls back with every whole message that arrives. */
export function onMessage(socket: Socket, receive: (message: unknown) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= HEAD) {
      const end = HEAD + waiting.readUInt32LE(0);
      if (waiting.length < end) return;
      const body = waiting.subarray(HEAD, end);
      waiting = waiting.subarray(end);
      receive(deserialize(body));
    }
  });
}
