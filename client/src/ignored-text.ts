import type { IgnoredItem } from './protocol.ts';
import { say } from './say.ts';

/** What is said to be none, as a list shows it. */
export interface IgnoredChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly item: IgnoredItem;
}

/** What is said to be none in one way, under the name of that way. */
export interface IgnoredGroup {
  readonly name: string;
  readonly choices: readonly IgnoredChoice[];
}

/** Groups what is said to be none by how far that goes; a group without any is left out. */
export function groupIgnored(items: readonly IgnoredItem[]): readonly IgnoredGroup[] {
  const names: Readonly<Record<IgnoredItem['scope'], string>> = {
    finding: say('忽略的一处'),
    report: say('本文不再检查'),
    everywhere: say('所有报告都不再检查'),
  };
  const scopes = ['finding', 'report', 'everywhere'] as const;
  return scopes.flatMap((scope) => {
    const choices = items.filter((item) => item.scope === scope).map(toChoice);
    return choices.length > 0 ? [{ name: names[scope], choices }] : [];
  });
}

function toChoice(item: IgnoredItem): IgnoredChoice {
  const { name, quote, sentence, reason } = item;
  const parts = [quote, reason === '' ? '' : say('理由：{0}', reason), wordStanding(item)];
  return {
    item,
    label: name,
    description: parts.filter((part) => part !== '').join(' · '),
    detail: sentence,
  };
}

/** What was said of words that are not there any more is best taken back. */
function wordStanding({ scope, findings, file }: IgnoredItem): string {
  if (scope === 'everywhere') return file === null ? say('编辑器的设置') : 'jiaohe.settings.json';
  if (scope === 'report') return say('{0}处', findings.length);
  return findings.length === 0 ? say('原文已改，不再起作用') : '';
}
