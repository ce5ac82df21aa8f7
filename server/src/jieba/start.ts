import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Segment, Word } from '../analysis/words.ts';
import { type Backend, type Jieba, rememberWords } from '../jieba.ts';

/** A way to ask the thread. Plain data that can be sent to another thread, the port among what is transferred. */
export interface JiebaLine {
  readonly port: MessagePort;
  /** Counts the answers, in memory that both threads see. */
  readonly answered: Int32Array;
}

/** What the thread says first: which library it loaded, or why none. */
export type JiebaGreeting = { readonly backend: Backend } | { readonly failure: string };

/** What is asked over a line. */
export interface Question {
  readonly id: number;
  readonly phrase: string;
}

/** What comes back for a question; no words where the library failed. */
export interface Answer {
  readonly id: number;
  readonly words: readonly Word[] | null;
}

/** A thread that holds a dictionary, for as many as want to ask it. */
export interface JiebaThread {
  readonly backend: Backend;
  readonly connect: () => JiebaLine;
}

/** A phrase takes some 50 µs; whoever waits longer goes on without its words. */
const PATIENCE = 50;

/**
 * jieba in a thread of its own: loading its dictionary takes up to a second, and meanwhile an editor is to be answered.
 * Once it is loaded, it is asked without waiting for the event loop.
 */
export async function startJieba(script: string): Promise<Jieba> {
  const { backend, connect } = await startJiebaThread(script);
  return { backend, segment: rememberWords(askOver(connect(), PATIENCE)) };
}

/** Starts the thread; it does not keep the process alive. */
export function startJiebaThread(script: string): Promise<JiebaThread> {
  const worker = new Worker(script);
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (greeting: JiebaGreeting) => {
      if ('failure' in greeting) return reject(new Error(greeting.failure));
      worker.on('error', () => {});
      resolve({ backend: greeting.backend, connect });
    });
    worker.unref();
  });

  function connect(): JiebaLine {
    const { port1: port, port2: far } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const line: JiebaLine = { port: far, answered };
    worker.postMessage(line, [far]);
    port.unref();
    return { port, answered };
  }
}

/** Asks over a line and sleeps until the answer is there, for `patience` milliseconds at most. */
export function askOver({ port, answered }: JiebaLine, patience: number): Segment {
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
      if (Atomics.wait(answered, 0, seen, patience) === 'timed-out') return null;
    }
  };
}
