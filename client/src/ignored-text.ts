/** One finding that the author said is none, as its file keeps it. */
export interface Ignored {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly rule: string;
  readonly quote: string;
  readonly sentence: string;
  readonly reason: string;
}

/** Reads the file of suppressions beside a report; null where it is none. What is wrong with it the server says in it. */
export function parseIgnored(text: string): readonly Ignored[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const { ignored } = Object(parsed) as { readonly ignored?: unknown };
  if (!Array.isArray(ignored)) return null;
  return ignored.map((entry: unknown, index) => {
    const { rule, quote, sentence, reason } = Object(entry) as Readonly<Record<string, unknown>>;
    return { index, rule: word(rule), quote: word(quote), sentence: word(sentence), reason: word(reason) };
  });
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
