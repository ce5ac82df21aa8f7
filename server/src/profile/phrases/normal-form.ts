const LONGEST_TEXT = 160;
const CONNECTIVE = '和';
const MARK =
  /^(?:第[一二三四五六七八九十百\d]{1,3}(?:部分|章|节|篇)[、,:]?|[([]?[一二三四五六七八九十百\d]{1,3}[)\]][、.]?|[一二三四五六七八九十百\d]{1,3}(?:、|\.(?!\d)))/;

/**
 * Brings a heading, a title or a phrase into the form in which they are compared: one kind of punctuation; 及, 与, 以及
 * and 、 are 和; without 的, spaces, quotes, Markdown's emphasis, the ordinal before and the punctuation behind.
 */
export function normalise(text: string): string {
  return toOneForm(withoutMark(toPlain(text.slice(0, LONGEST_TEXT)))).replace(/[,;:。.!?和]{1,9}$/, '');
}

/** Brings a sentence of any length into the form in which phrases are looked for. */
export function normaliseProse(text: string): string {
  return toOneForm(toPlain(text));
}

function toPlain(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff*_`~#"'“”‘’「」『』【】的]/g, '');
  return CHINESE_YEAR.test(plain) ? plain.replace(EVERY_CHINESE_YEAR, inDigits) : plain;
}

/** 二〇二五年 is 2025年, and no 五年. */
const CHINESE_YEAR = /二[〇零○]/;
const EVERY_CHINESE_YEAR = /二[〇零○][〇零○一二三四五六七八九]{2}(?=年)/g;

function inDigits(year: string): string {
  return year.replace(/[○零]/g, '〇').replace(/./g, (digit) => String('〇一二三四五六七八九'.indexOf(digit)));
}

function toOneForm(plain: string): string {
  return plain
    .replace(/以及|[及与暨、]/g, CONNECTIVE)
    .replace(/和{2,3}/g, CONNECTIVE)
    .replaceAll('它', '他');
}

/** 一、 （一） 1. （1） 第一部分 in front of the words. */
function withoutMark(text: string): string {
  return text.replace(MARK, '');
}
