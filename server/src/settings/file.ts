import '../no-eval.ts';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import * as z from 'zod';
import type { Span } from '../analysis/span.ts';
import { brief, type FileProblem, parseJsonText, spanOf, spanOfKey } from '../json-text.ts';
import { didYouMean } from '../nearest.ts';
import { rules } from '../rules/index.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { type GivenSettings, type KnownNames, PROFILE_CHOICES, REPORTER_CHOICES, SETTING_NAMES } from '../settings.ts';

/** What a settings file says, or everything that is wrong with it. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: GivenSettings }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A path that a settings file names, and where. */
export interface NamedPath extends Span {
  readonly path: string;
}

/** Reads the text of a settings file: JSON, in which comments and a comma too many do no harm. */
export function parseSettings(text: string, known: KnownNames): ParsedSettings {
  const json = parseJsonText(text, '设置');
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const { root, value } = json;
  const parsed = settingsSchema(known).safeParse(value);
  if (parsed.success) {
    const { $schema: _, ...settings } = parsed.data;
    return { ok: true, settings };
  }
  const problems = parsed.error.issues.flatMap((issue) => toProblems(text, root, issue, known));
  return { ok: false, problems: problems.toSorted((a, b) => a.start - b.start) };
}

/** The files with profiles that a settings file names, whatever else is wrong with it: their ids have to be known to judge the rest. */
export function readProfilePaths(text: string): readonly NamedPath[] {
  const json = parseJsonText(text, '设置');
  const list = json.ok ? findNodeAtLocation(json.root, ['profiles']) : undefined;
  if (list?.type !== 'array') return [];
  return (list.children ?? []).flatMap((node) =>
    typeof node.value === 'string' ? [{ ...spanOf(node), path: node.value }] : [],
  );
}

/** What a settings file may hold. */
export function settingsSchema({ ruleIds, profileIds }: KnownNames) {
  return z
    .strictObject({
      $schema: z.string().exactOptional().describe('编辑器用来补全和检查本文件的格式说明'),
      rules: z
        .strictObject(Object.fromEntries(ruleIds.map((id) => [id, SEVERITY.exactOptional()])))
        .exactOptional()
        .describe('每一条规则的级别；没有列出的按默认级别'),
      profile: z
        .enum([...PROFILE_CHOICES, ...profileIds])
        .exactOptional()
        .describe('报告类型：auto 自动判断，none 不按报告类型，或者写一种的代号，自备的也可以'),
      profiles: z
        .array(z.string().describe('文件名以 .jiaohe-profile.json 结尾'))
        .exactOptional()
        .describe('自备的报告类型：文件的路径，从本文件所在的文件夹算起，只能在它里面'),
      reporter: z
        .enum(REPORTER_CHOICES)
        .exactOptional()
        .describe('报告单位：auto 自动判断，government 政府，department 部门，township 乡镇街道'),
    })
    .describe('校核的设置，对本文件所在的文件夹和它里面的文件夹都有效');
}

const SEVERITY = z
  .enum([...SEVERITIES, 'off'])
  .describe('级别：error 错误，warning 警告，information 提示，hint 建议，off 不检查');

const SUBJECTS: Readonly<Record<string, string>> = { profile: '报告类型', reporter: '报告单位' };

function toProblems(text: string, root: Node, issue: z.core.$ZodIssue, known: KnownNames): readonly FileProblem[] {
  const path = issue.path as (string | number)[];
  const node = findNodeAtLocation(root, path) ?? root;
  const written = text.slice(node.offset, node.offset + node.length).replace(/^"(.*)"$/s, '$1');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...spanOfKey(node, key),
        message:
          path.length === 0
            ? `没有名为“${key}”的设置${didYouMean(key, SETTING_NAMES) || `，可以写 ${SETTING_NAMES.join('、')}`}`
            : `没有名为“${key}”的规则${askForRule(key, known)}`,
      }));
    case 'invalid_value': {
      const names = issue.values.map(String);
      const subject = SUBJECTS[String(path[0])] ?? `规则“${path[1]}”的严重程度`;
      const question = didYouMean(written, names) || `，可以写 ${names.join('、')}`;
      return [{ ...spanOf(node), message: `${subject}不能是“${brief(written)}”${question}` }];
    }
    case 'invalid_type':
      return [{ ...spanOf(node), message: shapeMessage(path, issue.expected) }];
    default:
      return [{ ...spanOf(node), message: `这里看不懂：“${brief(written)}”` }];
  }
}

/** Findings are read by their title, and the settings go by the name that stands behind them. */
function askForRule(written: string, { ruleIds }: KnownNames): string {
  const titled = rules.find(({ title }) => title === written);
  if (titled) return `，是否想写“${titled.id}”？`;
  return didYouMean(written, ruleIds) || '；规则的名称写在每个问题的末尾，例如 total-mismatch';
}

function shapeMessage(path: readonly (string | number)[], expected: string): string {
  if (path.length === 0) return '设置要写在一对花括号 { } 里';
  if (expected === 'object') return `“${path.join('.')}”要写成 { "规则": "严重程度" } 的样子`;
  if (expected === 'array') return `“${path.join('.')}”要写成 ["文件", "文件"] 的样子`;
  return `“${path.join('.')}”要写成带引号的文字`;
}
