// Loaded by the extension host as its test runner, bundled: makes the extension host a Vitest worker.
import { once } from 'node:events';
import { connect } from 'node:net';
import { onMessage, sendMessage } from './wire.mts';

/** Serves Vitest until it hangs up. */
export async function run(): Promise<void> {
  const { init, runBaseTests, setupEnvironment } = await import('vitest/worker');
  const socket = connect(process.env.JIAOHE_TEST_SOCKET ?? '');
  const ended = once(socket, 'close');
  const listeners = new Set<(message: unknown) => void>();
  onMessage(socket, (message) => {
    for (const listener of listeners) listener(message);
  });
  init({
    post: (message) => sendMessage(socket, message),
    on: (listener) => listeners.add(listener),
    off: (listener) => listeners.delete(listener),
    runTests: (state, traces) => runBaseTests('run', state, traces),
    collectTests: (state, traces) => runBaseTests('collect', state, traces),
    setup: setupEnvironment,
  });
  await ended;
}
