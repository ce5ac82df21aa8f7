/**
 * The same words, standing for themselves: a slice keeps all of the text it was cut from in memory, and what is kept of a report
 * outlives many versions of its text.
 */
export function detach(words: string): string {
  return JSON.parse(JSON.stringify(words)) as string;
}
