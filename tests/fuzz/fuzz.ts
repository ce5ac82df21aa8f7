import { fork } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { add, type Count, EDITS, NOTHING, runEdits, runKeystrokes, runText } from './runs.ts';

/*
 * Sends random texts and random edits the whole road, on all cores, and prints what it went through:
 *   npm run fuzz -- --texts 100000 --edits 1000000 --keystrokes 10000 --seed 1
 * A run that stumbles is told with its seed and text; `--texts 1 --edits 0 --seed N` makes a text's run again.
 */

const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '2000' },
    edits: { type: 'string', default: '20000' },
    keystrokes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    jobs: { type: 'string', default: String(os.availableParallelism()) },
  },
});
const [texts, runs, writings, seed, jobs] = [
  Number(values.texts),
  Math.ceil(Number(values.edits) / EDITS),
  Math.ceil(Number(values.keystrokes) / EDITS),
  Number(values.seed),
  Number(values.jobs),
];
const part = process.send === undefined ? null : Number(process.env.FUZZ_PART);

if (part !== null) work(part);
else await lead();

/** Does every so-manieth run. */
function work(part: number): void {
  let done = NOTHING;
  const tell = (): boolean | undefined => process.send?.({ done });
  const go = (count: number, run: (seed: number) => Count): void => {
    for (let at = part; at < count; at += jobs) {
      try {
        done = add(done, run(seed + at));
      } catch (error) {
        process.send?.({ stumble: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      if (at % (jobs * 50) === part) tell();
    }
  };
  go(texts, runText);
  go(runs, runEdits);
  go(writings, runKeystrokes);
  tell();
  process.disconnect();
}

async function lead(): Promise<void> {
  console.log(
    `${texts} texts, ${runs * EDITS} edits, ${writings * EDITS} keystrokes, seed ${seed}, ${jobs} processes, node ${process.versions.node}`,
  );
  const before = performance.now();
  const counts: Count[] = [];
  let stumbles = 0;
  let told = 0;
  const show = (): string => {
    const { texts, edits, characters, findings } = counts.reduce(add, NOTHING);
    const minutes = ((performance.now() - before) / 60_000).toFixed(1);
    return `${texts} texts, ${edits} edits, ${characters} characters, ${findings} findings, ${stumbles} stumbled, ${minutes} min`;
  };
  await Promise.all(
    Array.from({ length: jobs }, (_, part) => {
      const child = fork(import.meta.filename, process.argv.slice(2).concat('--seed', String(seed)), {
        env: { ...process.env, FUZZ_PART: String(part) },
      });
      child.on('message', (news: { readonly done?: Count; readonly stumble?: string }) => {
        if (news.done) counts[part] = news.done;
        if (news.stumble !== undefined) {
          stumbles++;
          if (stumbles <= 20) console.error(`\n${news.stumble}`);
        }
        if (performance.now() - told > 30_000) {
          told = performance.now();
          console.log(show());
        }
      });
      return new Promise<void>((resolve) => {
        child.once('exit', (code) => {
          if (code !== 0) {
            stumbles++;
            console.error(`A process ended with ${code}.`);
          }
          resolve();
        });
      });
    }),
  );
  console.log(show());
  process.exitCode = stumbles > 0 ? 1 : 0;
}
