import type { Writable } from 'node:stream';

/**
 * Has a stream send each message in one piece. The connection writes its length by itself, as words before the bytes that they
 * announce: whoever reads is woken twice for every answer, and the first time in vain.
 */
export function sendWhole(stream: Writable): void {
  const { write } = stream;
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (typeof chunk !== 'string') {
      const ready = Reflect.apply(write, stream, [chunk, ...rest]);
      stream.uncork();
      return ready;
    }
    stream.cork();
    const ready = Reflect.apply(write, stream, [chunk]);
    // The bytes are only written when this is done; should they fail, that is told then.
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return ready;
  };
}
