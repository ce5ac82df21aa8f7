/** What of esbuild's account of a bundle is looked at. */
export interface Account {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
}

/** What judges a report, and what divides its text into words. */
const FIRST = ['server/src/check.ts', 'server/src/jieba.ts'];

/** The files that decide what is a finding: those that judge, and whatever of ours they import. */
export function findJudges({ inputs }: Account): readonly string[] {
  const judges = new Set(FIRST);
  for (const file of judges) for (const imported of inputs[file]?.imports ?? []) judges.add(imported.path);
  return [...judges].filter((file) => file.startsWith('server/')).toSorted();
}
