import { type MessagePort, workerData } from 'node:worker_threads';
import { loadJieba } from './jieba.ts';
import type { Answer, Question, ThreadData } from './start-jieba.ts';

// The thread of start-jieba.ts: loads a library, then answers one question after another.
const { port, answered } = workerData as ThreadData;

loadJieba().then(
  ({ backend, segment }) => {
    port.on('message', ({ id, phrase }: Question) => answer(port, { id, words: segment(phrase) }));
    port.postMessage({ backend });
  },
  (error: unknown) => port.postMessage({ failure: String(error) }),
);

/** Whoever asked sleeps until `answered` changes. */
function answer(to: MessagePort, message: Answer): void {
  to.postMessage(message);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
}
