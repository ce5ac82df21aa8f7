import { isRelative } from '../../analysis/numbers/units.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import { averageOf } from '../averages/words.ts';
import { isThreshold } from '../figures.ts';

/** How many figures a percentage may be made of. */
export const MOST_TERMS = 8;

/** The figures a percentage may be made of: since the last semicolon, in its sentence, and with the sentence before. */
export function* scopes(figures: readonly Figure[], at: number, rate = figures[at]!): Generator<readonly Figure[]> {
  const terms: Figure[] = [];
  let told = 0;
  for (let before = at - 1; before >= 0 && at - before <= 2 * MOST_TERMS; before--) {
    const next = figures[before + 1]!;
    const figure = figures[before]!;
    if (next.bracket === rate.bracket && terms.length > told) {
      const crosses = next.separator === 'semicolon' || next.separator === 'stop';
      if (crosses) {
        yield terms;
        told = terms.length;
      }
    }
    if (figure.sentence < rate.sentence - 1) break;
    if (figure.bracket !== rate.bracket) continue;
    // A rate of the same name before this one has used up its own figures; these belong to another object or year.
    if (figure.quantity.measure === 'percent' && isNamesake(figure, rate) && !isOfNamed(figures, before, rate)) break;
    if (isThreshold(figure)) continue;
    // 超计划21户，加价水费42.6万元，户均2.0万元，占用水户的6.4%: nothing is taken of an average.
    if (averageOf(figure)) continue;
    if (!isRelative(figure.quantity.measure) && terms.length < MOST_TERMS) terms.unshift(figure);
  }
  if (terms.length > told) yield terms;
}

/** 存量862件…，化解率93.7%，其中存量化解786件…，存量化解率91.2%: what the rate is of stands before the other, by its name. */
function isOfNamed(figures: readonly Figure[], before: number, { label, sentence }: Figure): boolean {
  const subject = label.replace(/.{2}率$/, '');
  if (subject.length < 2 || subject === label) return false;
  return figures
    .slice(Math.max(0, before - MOST_TERMS), before)
    .some((figure) => figure.label === subject && figure.sentence === sentence);
}

function isNamesake(a: Figure, b: Figure): boolean {
  const name = /.{0,2}率/.exec(b.label)?.[0];
  return name !== undefined && a.label.includes(name);
}
