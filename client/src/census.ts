import type { Census, SurveyAnswer } from './protocol.ts';
import { say } from './say.ts';

/** One way to check a folder, as it is offered. */
export interface FolderChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly subfolders: boolean;
}

/** The ways to check a folder; none where it holds nothing to speak of. */
export function toFolderChoices({ all, direct }: SurveyAnswer): readonly FolderChoice[] {
  const nested = countOf(all) > countOf(direct);
  const choices = [
    { subfolders: true, census: all, label: nested ? say('含子文件夹') : say('检查这个文件夹') },
    ...(nested ? [{ subfolders: false, census: direct, label: say('只查这一层') }] : []),
  ];
  return choices.flatMap(({ subfolders, census, label }) =>
    countOf(census) === 0 ? [] : [{ label, ...wordCensus(census), subfolders }],
  );
}

function wordCensus({ readable, unreadable }: Census): Pick<FolderChoice, 'description' | 'detail'> {
  const kinds = readable.map(({ kind, count }) => say('{0} {1}', say(KINDS[kind]), count));
  const endings = unreadable.map(({ ending, count }) =>
    say('{0} {1}', ending === '' ? say('打不开的') : ending, count),
  );
  return {
    description:
      kinds.length === 0 ? say('没有可以检查的报告') : say('可检查 {0}（{1}）', sum(readable), kinds.join(say('、'))),
    detail: endings.length === 0 ? '' : say('不能检查 {0}（{1}）', sum(unreadable), endings.join(say('、'))),
  };
}

const KINDS: Readonly<Record<Census['readable'][number]['kind'], string>> = { text: '文本', word: 'Word' };

function countOf({ readable, unreadable }: Census): number {
  return sum(readable) + sum(unreadable);
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
