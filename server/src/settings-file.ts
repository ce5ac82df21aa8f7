import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import type { Span } from './analysis/span.ts';
import { didYouMean } from './nearest.ts';
import { SEVERITIES } from './rules/rule.ts';
import { PROFILE_CHOICES, type Settings } from './settings.ts';

/** Something in a settings file that cannot be followed, and its place there. */
export interface SettingsProblem extends Span {
  readonly message: string;
}

/** What a settings file says, or everything that is wrong with it. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** The names that settings may speak of. */
export interface KnownNames {
  readonly ruleIds: readonly string[];
  readonly profileIds: readonly string[];
}

/** Reads the text of a settings file: JSON, in which comments and a comma too many do no harm. */
export function parseSettings(text: string, known: KnownNames): ParsedSettings {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  // What follows the first slip of the pen is mostly its consequence.
  const slip = errors[0];
  if (slip || !root) return { ok: false, problems: [toSlip(text, slip)] };
  const parsed = settingsSchema(known).safeParse(getNodeValue(root));
  if (parsed.success) return { ok: true, settings: { rules: parsed.data.rules, profile: parsed.data.profile } };
  const problems = parsed.error.issues.flatMap((issue) => toProblems(text, root, issue, known));
  return { ok: false, problems: problems.toSorted((a, b) => a.start - b.start) };
}

/** What a settings file may hold. */
export function settingsSchema({ ruleIds, profileIds }: KnownNames) {
  const severity = z.enum([...SEVERITIES, 'off']).exactOptional();
  return z.strictObject({
    $schema: z.string().optional(),
    rules: z.strictObject(Object.fromEntries(ruleIds.map((id) => [id, severity]))).default({}),
    profile: z.enum([...PROFILE_CHOICES, ...profileIds]).default('auto'),
  });
}

const SETTINGS = ['rules', 'profile'];

function toProblems(text: string, root: Node, issue: z.core.$ZodIssue, known: KnownNames): readonly SettingsProblem[] {
  const path = issue.path as (string | number)[];
  const node = findNodeAtLocation(root, path) ?? root;
  const written = text.slice(node.offset, node.offset + node.length).replace(/^"(.*)"$/s, '$1');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...spanOf(keyNode(node, key)),
        message:
          path.length === 0
            ? `没有名为“${key}”的设置${didYouMean(key, SETTINGS)}`
            : `没有名为“${key}”的规则${didYouMean(key, known.ruleIds)}`,
      }));
    case 'invalid_value': {
      const names = issue.values.map(String);
      const subject = path[0] === 'rules' ? `规则“${path[1]}”的严重程度` : '报告类型';
      const question = didYouMean(written, names) || `，可以写 ${names.join('、')}`;
      return [{ ...spanOf(node), message: `${subject}不能是“${brief(written)}”${question}` }];
    }
    case 'invalid_type':
      return [{ ...spanOf(node), message: shapeMessage(path, issue.expected) }];
    default:
      return [{ ...spanOf(node), message: `这里看不懂：“${brief(written)}”` }];
  }
}

function shapeMessage(path: readonly (string | number)[], expected: string): string {
  if (path.length === 0) return '设置要写在一对花括号 { } 里';
  if (expected === 'object') return `“${path.join('.')}”要写成 { "规则": "严重程度" } 的样子`;
  return `“${path.join('.')}”要写成带引号的文字`;
}

function keyNode(object: Node, key: string): Node {
  const property = object.children?.find((child) => child.children?.[0]?.value === key);
  return property?.children?.[0] ?? object;
}

function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

function brief(written: string): string {
  return written.length > 30 ? `${written.slice(0, 30)}…` : written;
}

function toSlip(text: string, error: ParseError | undefined): SettingsProblem {
  if (text.trim() === '')
    return { start: 0, end: text.length, message: '设置文件是空的；没有要设置的，至少写 {}，或删除这个文件' };
  if (!error) return { start: 0, end: text.length, message: '设置要写在一对花括号 { } 里' };
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
  EndOfFileExpected: '设置到这里已经写完，后面多出了内容',
  UnexpectedEndOfComment: '注释没有写完，缺少 */',
  UnexpectedEndOfString: '缺少右引号 "',
};
