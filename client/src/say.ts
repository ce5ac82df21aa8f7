import { ENGLISH } from './english.ts';

/** The languages that the extension speaks. What it says of a report is Chinese in both, as the report is. */
export type Language = 'zh-cn' | 'en';

/** What the user wants, `auto` where nothing was chosen, and what editor and system speak, as language tags. */
export interface Tongues {
  readonly wanted: string;
  readonly editor: string;
  readonly system: string;
}

/**
 * The language to speak: the one the user chose, else the editor's. An editor without a language pack speaks English on
 * a Chinese system as well; there it is Chinese all the same.
 */
export function chooseLanguage({ wanted, editor, system }: Tongues): Language {
  if (wanted === 'zh-cn' || wanted === 'en') return wanted;
  return [editor, system].some((tag) => /^zh\b/i.test(tag)) ? 'zh-cn' : 'en';
}

let spoken: Language = 'zh-cn';

/** From now on, everything is said in this language. */
export function speak(language: Language): void {
  spoken = language;
}

/** Says something in the language that is spoken: Chinese words, in which {0}, {1} … stand for the values. */
export function say(words: string, ...values: readonly (string | number)[]): string {
  const said = spoken === 'en' ? (ENGLISH[words] ?? words) : words;
  return said.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
