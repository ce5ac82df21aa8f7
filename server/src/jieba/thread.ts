import { parentPort } from 'node:worker_threads';
import { collectInPauses } from '../engine.ts';
import { loadJieba } from '../jieba.ts';
import type { Answer, JiebaGreeting, JiebaLine, Question } from './start.ts';

// The thread of start-jieba.ts: loads a library, then answers one question after another.

loadJieba().then(
  ({ backend, segment }) => {
    const worked = collectInPauses();
    parentPort?.on('message', ({ port, answered }: JiebaLine) => {
      port.on('message', ({ id, phrase }: Question) => answer({ id, words: segment(phrase) }));

      /** Whoever asked sleeps until `answered` changes. */
      function answer(message: Answer): void {
        worked();
        port.postMessage(message);
        Atomics.add(answered, 0, 1);
        Atomics.notify(answered, 0);
      }
    });
    greet({ backend });
  },
  (error: unknown) => greet({ failure: String(error) }),
);

function greet(greeting: JiebaGreeting): void {
  parentPort?.postMessage(greeting);
}
