import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type * as z from 'zod';
import type { Span } from './analysis/span.ts';
import { brief, type FileProblem, parseJsonText, spanOf, spanOfKey } from './json-text.ts';
import { didYouMean } from './nearest.ts';
import { completeProfile, profileFileSchema } from './profile/file.ts';
import type { Profile } from './profile/schema.ts';

/** A profile of one's own as its file's text tells it, or everything that is wrong with the text. */
export type ParsedOwnProfile =
  | { readonly ok: true; readonly profile: Profile }
  | {
      readonly ok: false;
      /** What it is called, where that at least can be told. */
      readonly id: string | null;
      readonly problems: readonly FileProblem[];
    };

/** Reads the text of a `*.jiaohe-profile.json`. `bases` are the kinds of report it may build on. */
export function parseOwnProfile(text: string, bases: readonly Profile[]): ParsedOwnProfile {
  const json = parseJsonText(text, '报告类型');
  if (!json.ok) return { ok: false, id: null, problems: [json.problem] };
  const { root, value } = json;
  const id = findNodeAtLocation(root, ['id'])?.value;
  const wrong = (problems: readonly FileProblem[]): ParsedOwnProfile => ({
    ok: false,
    id: typeof id === 'string' ? id : null,
    problems: problems.toSorted((a, b) => a.start - b.start),
  });
  const parsed = profileFileSchema.safeParse(value);
  if (!parsed.success) return wrong(parsed.error.issues.flatMap((issue) => toProblems(text, root, issue)));
  const stray = strayBase(root, parsed.data.extends, bases);
  if (stray) return wrong([stray]);
  const completed = completeProfile(parsed.data, bases);
  if (completed.profile) return { ok: true, profile: completed.profile };
  return wrong(completed.problems.map(({ path, message }) => ({ ...placeOf(root, path), message })));
}

type Path = readonly (string | number)[];

function strayBase(root: Node, base: string | undefined, bases: readonly Profile[]): FileProblem | null {
  const ids = bases.map(({ id }) => id);
  if (base === undefined || ids.includes(base)) return null;
  const question = didYouMean(base, ids) || `，可以写 ${ids.join('、')}`;
  return { ...placeOf(root, ['extends']), message: `没有自带的报告类型“${base}”${question}` };
}

function toProblems(text: string, root: Node, issue: z.core.$ZodIssue): readonly FileProblem[] {
  const path = issue.path as (string | number)[];
  const node = findNodeAtLocation(root, path);
  if (!node) return [{ ...placeOf(root, path), message: `缺少“${path.at(-1)}”${meaningOf(path)}` }];
  const written = brief(text.slice(node.offset, node.offset + node.length).replace(/^"(.*)"$/s, '$1'));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const names = schemaAt(path)?.keys ?? [];
        const question = didYouMean(key, names) || (names.length > 0 ? `，可以写 ${names.join('、')}` : '');
        return { ...spanOfKey(node, key), message: `没有名为“${key}”的项目${question}` };
      });
    case 'invalid_union':
    case 'invalid_value': {
      const names = issue.code === 'invalid_value' ? issue.values.map(String) : (schemaAt(path)?.values ?? []);
      if (names.length === 0) return [{ ...spanOf(node), message: `“${nameOf(path)}”写得不对` }];
      const question = didYouMean(written, names) || `，可以写 ${names.join('、')}`;
      return [{ ...spanOf(node), message: `“${nameOf(path)}”不能是“${written}”${question}` }];
    }
    case 'invalid_type':
      return [{ ...spanOf(node), message: `“${nameOf(path)}”要写成${SHAPES[issue.expected] ?? '别的样子'}` }];
    case 'too_small':
    case 'too_big':
      return [{ ...spanOf(node), message: isChinese(issue.message) ? issue.message : sizeMessage(path, issue) }];
    default:
      return [{ ...spanOf(node), message: isChinese(issue.message) ? issue.message : `这里看不懂：“${written}”` }];
  }
}

const SHAPES: Readonly<Record<string, string>> = {
  object: '一对花括号 { }',
  array: '一列，放在一对方括号 [ ] 里',
  string: '带引号的文字',
  boolean: ' true 或 false，不带引号',
  number: '数字，不带引号',
  int: '整数，不带引号',
};

function sizeMessage(path: Path, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [bound, limit] = issue.code === 'too_small' ? ['最小', issue.minimum] : ['最大', issue.maximum];
  if (issue.origin === 'array') return `“${nameOf(path)}”${issue.code === 'too_small' ? '至少' : '最多'}写${limit}项`;
  if (issue.origin !== 'string') return `“${nameOf(path)}”${bound}是${limit}`;
  return issue.code === 'too_small' ? `“${nameOf(path)}”不能为空` : `“${nameOf(path)}”最多${limit}个字`;
}

/** The last name of a path: contents.0.name is 第1项的“name”. */
function nameOf(path: Path): string {
  return String(path.findLast((key) => typeof key === 'string') ?? '报告类型');
}

/** The words a part may be, else what is said of it in the schema as far as its first full stop. */
function meaningOf(path: Path): string {
  const { values = [], description } = schemaAt(path) ?? {};
  if (values.length > 1) return `，可以写 ${values.join('、')}`;
  const meaning = description?.split(/[。；;]/)[0];
  return meaning ? `：${meaning}` : '';
}

/** What the schema says of a part. */
interface SchemaNote {
  readonly description: string | undefined;
  /** The names of its items, where it is an object. */
  readonly keys: readonly string[];
  /** The words it may be. */
  readonly values: readonly string[];
}

/** The part of the schema that a path leads to; where it has several forms, all of them together. */
function schemaAt(path: Path): SchemaNote | null {
  let forms: readonly z.core.$ZodType[] = [profileFileSchema];
  let outer: readonly z.core.$ZodType[] = forms;
  for (const key of path) {
    outer = forms.flatMap((form) => {
      const { def } = form._zod;
      if (def.type === 'array') return [(def as z.core.$ZodArrayDef).element];
      return def.type === 'object' ? [(def as z.core.$ZodObjectDef).shape[String(key)]].filter((one) => one) : [];
    }) as readonly z.core.$ZodType[];
    forms = outer.flatMap(formsOf);
  }
  if (forms.length === 0) return null;
  const keys = forms.flatMap(({ _zod: { def } }) =>
    def.type === 'object' ? Object.keys((def as z.core.$ZodObjectDef).shape) : [],
  );
  const values = forms.flatMap(({ _zod }) => [...(_zod.values ?? [])].map(String));
  const description = [...outer, ...forms].map((form) => (form as { description?: string }).description);
  return { description: description.find((words) => words), keys: [...new Set(keys)], values };
}

function formsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type === 'optional') return formsOf((def as z.core.$ZodOptionalDef).innerType);
  return def.type === 'union' ? (def as z.core.$ZodUnionDef).options.flatMap(formsOf) : [schema];
}

/** Where a path leads; where it leads nowhere, the opening bracket of the part that should hold it. */
function placeOf(root: Node, path: Path): Span {
  const node = findNodeAtLocation(root, [...path]);
  if (node && path.length > 0 && node.type !== 'object') return spanOf(node);
  let parent: Node | undefined = node;
  for (let length = path.length; !parent; length--) parent = findNodeAtLocation(root, path.slice(0, length - 1));
  return { start: parent.offset, end: parent.offset + 1 };
}

function isChinese(message: string): boolean {
  return /\p{Script=Han}/u.test(message);
}
