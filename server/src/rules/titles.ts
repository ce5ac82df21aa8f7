import { rules } from './index.ts';

const TITLES: ReadonlyMap<string, string> = new Map(rules.map(({ id, title }) => [id, title]));

/** What a rule is called; one that is none of ours is called by its id. */
export function titleOf(rule: string): string {
  return TITLES.get(rule) ?? rule;
}
