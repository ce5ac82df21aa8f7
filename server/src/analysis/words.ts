/** A word of a phrase and its kind, in the letters of jieba's dictionary: n noun, v verb, vn verbal noun, d adverb, … */
export interface Word {
  readonly text: string;
  readonly kind: string;
}

/** Divides a phrase into words that joined give the phrase again; null where nobody can tell, or cannot tell yet. */
export type Segment = (phrase: string) => readonly Word[] | null;
