import { expect, test } from 'vitest';
import { readParagraph } from '../../../server/src/analysis/paragraph.ts';
import { readProseClaims } from '../../../server/src/claims/own-claims.ts';

/** The rates that a text tells, each with what it is held against: 4.1 of 26/640 holds. */
function ratesIn(text: string): readonly string[] {
  return readProseClaims(readParagraph(text))
    .filter(({ kind }) => kind === 'rate')
    .map(({ verdict, numbers: [rate, ...terms] }) => {
      const written = terms.map(({ quantity }) => quantity!.written);
      return `${rate!.quantity!.written} of ${written.join('/')} ${verdict}`;
    })
    .toSorted();
}

test.each([
  [
    'shares told one behind the other are of one whole, which those that fit tell',
    '答复640件。公开205件，占33.9%；不予公开26件，占4.1%；不予处理128件，占20%。',
    ['20 of 128/640 holds', '33.9 of 205/640 fails', '4.1 of 26/640 holds'],
  ],
  [
    'one witness is not enough',
    '答复640件。公开205件，占33.9%；不予公开26件，占4.1%；不予处理128人，占20%；涉及320万元，占50%。',
    ['4.1 of 26/640 holds'],
  ],
  ['two shares alone are no row', '答复640件。公开205件，占33.9%；不予公开26件，占4.1%。', ['4.1 of 26/640 holds']],
  [
    'a share in brackets of its own is told of what stands before them',
    '答复640件。公开205件（占33.9%），不予公开26件，占4.1%；不予处理128件，占20%。',
    ['20 of 128/640 holds', '4.1 of 26/640 holds'],
  ],
  [
    'two that nearly fit one whole are both of it',
    '共1250件，其中甲类320件，占25.8%；乙类120件，占9.7%。',
    ['25.8 of 320/1250 fails', '9.7 of 120/1250 fails'],
  ],
  [
    'behind one that fits, what does not may be of something else',
    '共1250件，其中甲类320件，占25.6%；乙类120件，占9.7%。',
    ['25.6 of 320/1250 holds'],
  ],
  [
    'nor is anything said of what another sentence tells',
    '共1250件，其中甲类320件，占25.8%。乙类120件，占9.7%。',
    ['25.8 of 320/1250 fails'],
  ],
])('%s', (_, text, rates) => expect(ratesIn(text)).toEqual(rates));
