import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { shorten } from './analysis/characters.ts';
import type { Span } from './analysis/span.ts';

/** Something in a file of ours that cannot be followed, and its place there. */
export interface FileProblem extends Span {
  readonly message: string;
}

/** A JSON text with the places of its parts, or the first slip in it. */
export type JsonText =
  | { readonly ok: true; readonly root: Node; readonly value: unknown }
  | { readonly ok: false; readonly problem: FileProblem };

/** Reads JSON, in which comments and a comma too many do no harm. `name` is what the file holds, in Chinese: 设置. */
export function parseJsonText(text: string, name: string): JsonText {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  let value: unknown;
  try {
    root = parseTree(text, errors, { allowTrailingComma: true });
    value = root && getNodeValue(root);
  } catch {
    // The stack has an end; what is bracketed a thousand times over is nobody's file.
    return { ok: false, problem: { start: 0, end: 1, message: `${name}文件里的括号套得太深` } };
  }
  // What follows the first slip of the pen is mostly its consequence.
  const slip = errors[0];
  if (slip || !root) return { ok: false, problem: toSlip(text, slip, name) };
  return { ok: true, root, value };
}

/** Where a part of a JSON text stands. */
export function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** Where a key of an object stands; the object where it has no such key. */
export function spanOfKey(object: Node, key: string): Span {
  const property = object.children?.find((child) => child.children?.[0]?.value === key);
  return spanOf(property?.children?.[0] ?? object);
}

const LONGEST_QUOTE = 30;

/** What is written somewhere, short enough for a message. */
export function brief(written: string): string {
  return shorten(written, LONGEST_QUOTE);
}

function toSlip(text: string, error: ParseError | undefined, name: string): FileProblem {
  if (text.trim() === '') {
    return { start: 0, end: text.length, message: `${name}文件是空的；没有要写的，至少写 {}，或删除这个文件` };
  }
  if (!error) return { start: 0, end: text.length, message: `${name}要写在一对花括号 { } 里` };
  const span = { start: error.offset, end: error.offset + error.length };
  const written = text.slice(span.start, span.end);
  if (/^[“”‘’，：；｛｝]/.test(written)) return { ...span, message: `中文标点 ${written[0]} 要换成英文标点` };
  return { ...span, message: SLIPS[printParseErrorCode(error.error)] ?? `这里看不懂：“${brief(written)}”` };
}

const SLIPS: Readonly<Record<string, string>> = {
  PropertyNameExpected: '这里缺少名称，名称要写在英文双引号里',
  ValueExpected: '这里缺少值',
  ColonExpected: '名称后面缺少英文冒号 :',
  CommaExpected: '这里缺少英文逗号 ,',
  CloseBraceExpected: '缺少右花括号 }',
  CloseBracketExpected: '缺少右方括号 ]',
  EndOfFileExpected: '到这里已经写完，后面多出了内容',
  UnexpectedEndOfComment: '注释没有写完，缺少 */',
  UnexpectedEndOfString: '缺少右引号 "',
};
