import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Segment, Word } from './analysis/words.ts';
import { type Backend, type Jieba, remember } from './jieba.ts';

/** What the thread is started with. */
export interface ThreadData {
  readonly port: MessagePort;
  /** Counts the answers, in memory that both threads see. */
  readonly answered: Int32Array;
}

export interface Question {
  readonly id: number;
  readonly phrase: string;
}

export interface Answer {
  readonly id: number;
  readonly words: readonly Word[] | null;
}

/** A phrase takes some 50 µs; whoever waits longer goes on without its words. */
const PATIENCE = 50;

/**
 * jieba in a thread of its own: loading its dictionary takes up to a second, and meanwhile an editor is to be answered.
 * Once it is loaded, it is asked without waiting for the event loop.
 */
export function startJieba(script: string): Promise<Jieba> {
  const { port1: port, port2: far } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(script, { workerData: { port: far, answered }, transferList: [far] });
  // Neither keeps the process alive.
  worker.unref();
  port.unref();
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    port.once('message', (first: { readonly backend: Backend } | { readonly failure: string }) => {
      if ('failure' in first) return reject(new Error(first.failure));
      worker.on('error', () => {});
      resolve({ backend: first.backend, segment: remember(ask(port, answered)) });
    });
    port.unref();
  });
}

function ask(port: MessagePort, answered: Int32Array): Segment {
  let asked = 0;
  return (phrase) => {
    const question: Question = { id: ++asked, phrase };
    const before = Atomics.load(answered, 0);
    port.postMessage(question);
    for (let seen = before; ; seen = Atomics.load(answered, 0)) {
      for (;;) {
        const received = receiveMessageOnPort(port) as { readonly message: Answer } | undefined;
        if (!received) break;
        if (received.message.id === question.id) return received.message.words;
      }
      if (Atomics.wait(answered, 0, seen, PATIENCE) === 'timed-out') return null;
    }
  };
}
