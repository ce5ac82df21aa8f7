import { normalise } from './normal-form.ts';

/** One phrase of the notation: steps that follow each other at once or after a gap. */
export interface Phrase {
  readonly steps: readonly Step[];
}

/** One of several words, right behind the step before or after a gap. */
export interface Step {
  /** Whether other words may stand before this step. */
  readonly gap: boolean;
  readonly words: readonly (readonly Part[])[];
}

/** A stretch of a word: characters as they stand, or any way to write a year. */
export type Part = string | { readonly year: YearToken };
/** What stands for a year. */
export type YearToken = (typeof YEARS)[number];

/** Placeholders for a year such as 2023年 or 2023年度: any, the one reported on, the one after it. */
const YEARS = ['〈年〉', '〈本年〉', '〈次年〉'] as const;

const MOST_STEPS = 5;

/** Why a phrase breaks the notation, in Chinese; null where it does not. */
export function faultOf(phrase: string): string | null {
  const steps = split(phrase);
  if (steps.length > MOST_STEPS) return `最多写${MOST_STEPS}段（“…”和“+”把短语分成段）`;
  for (const step of steps) {
    for (const word of step.words) {
      if (normaliseWord(word.replaceAll(/〈(?:年|本年|次年)〉/g, '年')) === '') return '“…”“+”“/”的两边都要有词';
      if (/[〈〉]/.test(word.replaceAll(/〈(?:年|本年|次年)〉/g, ''))) return `年份只能写作${YEARS.join('、')}`;
    }
  }
  return null;
}

/** Reads a phrase of the notation: 短语…分成+几段/几节. */
export function parsePhrase(phrase: string): Phrase {
  return { steps: split(phrase).map(compileStep) };
}

function split(phrase: string): readonly { readonly gap: boolean; readonly words: readonly string[] }[] {
  return phrase
    .split('…')
    .flatMap((stretch, index) =>
      stretch.split('+').map((step, at) => ({ gap: index > 0 && at === 0, words: step.split('/') })),
    );
}

function compileStep(step: { readonly gap: boolean; readonly words: readonly string[] }): Step {
  return { gap: step.gap, words: step.words.map(parseWord) };
}

function parseWord(word: string): readonly Part[] {
  return word
    .split(/(〈(?:年|本年|次年)〉)/)
    .map((part) => YEARS.find((year) => year === part) ?? normaliseWord(part))
    .filter((part) => part !== '')
    .map((part) => (isYear(part) ? { year: part } : part));
}

function isYear(part: string): part is YearToken {
  return (YEARS as readonly string[]).includes(part);
}

/** As `normalise`, yet a word's own 和 at its end stays. */
function normaliseWord(word: string): string {
  return normalise(`${word}年`).slice(0, -1);
}
