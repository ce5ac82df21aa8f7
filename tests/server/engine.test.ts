import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/**
 * How many megabytes the heap of a process holds before and after a pause, in which the engine kept house and had been told of
 * what is opened: a tenth of what was made stays alive, scattered.
 */
function pauseAfter(opened: number): { readonly before: number; readonly after: number } {
  const engine = pathToFileURL(path.join(import.meta.dirname, '../../server/src/engine.ts')).href;
  const code = `
    import { getHeapStatistics } from 'node:v8';
    import { keepHouse } from '${engine}';
    const held = () => getHeapStatistics().total_heap_size / 1e6;
    const engine = keepHouse(200);
    engine.opened(${opened});
    globalThis.alive = Array.from({ length: 400_000 }, (_, at) => ({ at })).filter(({ at }) => at % 10 === 0);
    const before = held();
    engine.worked();
    setTimeout(() => console.log(JSON.stringify({ before, after: held() })), 600);`;
  const words = ['--no-warnings', '--input-type=module', '--eval', code];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

test('what nobody needs any more is given back in a pause', () => {
  const { before, after } = pauseAfter(8000);
  expect(after).toBeLessThan(before / 2);
});

test('with a long text open, the engine does as it likes', () => {
  const { before, after } = pauseAfter(800_000);
  expect(after).toBeGreaterThan(before / 2);
});
