import { findNodeAtLocation, type Node } from 'jsonc-parser';
import * as z from 'zod';
import { brief, type FileProblem, parseJsonText, spanOf } from './json-text.ts';
import { didYouMean } from './nearest.ts';
import { SEVERITIES } from './rules/rule.ts';
import { type KnownNames, PROFILE_CHOICES, type Settings } from './settings.ts';

/** What a settings file says, or everything that is wrong with it. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads the text of a settings file: JSON, in which comments and a comma too many do no harm. */
export function parseSettings(text: string, known: KnownNames): ParsedSettings {
  const json = parseJsonText(text, '设置');
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const { root, value } = json;
  const parsed = settingsSchema(known).safeParse(value);
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

function toProblems(text: string, root: Node, issue: z.core.$ZodIssue, known: KnownNames): readonly FileProblem[] {
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
