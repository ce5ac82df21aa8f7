import '../no-eval.ts';
import { findNodeAtLocation } from 'jsonc-parser';
import * as z from 'zod';
import { type FileProblem, parseJsonText, spanOf } from '../json-text.ts';
import type { Kept } from '../suppressions.ts';

/** What a file of suppressions says, or what is wrong with it. */
export type ParsedSuppressions =
  | ({ readonly ok: true } & Kept)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const reason = z.string().exactOptional();

const suppressionSchema = z.union([
  z.strictObject({
    rule: z.string(),
    quote: z.string(),
    sentence: z.string(),
    occurrence: z.int().positive().exactOptional(),
    subject: z.string().exactOptional(),
    reason,
  }),
  z.strictObject({ rule: z.string(), reason }),
]);

const schema = z.strictObject({
  version: z.literal(1),
  ignored: z.array(suppressionSchema),
  lastYear: z.string().min(1).exactOptional(),
});

/** Reads the text of a file of suppressions. */
export function parseSuppressions(text: string): ParsedSuppressions {
  const json = parseJsonText(text, '忽略记录');
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) {
    const { ignored, lastYear = null } = parsed.data;
    return { ok: true, suppressions: ignored, lastYear };
  }
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path as (string | number)[];
    const node = findNodeAtLocation(json.root, path) ?? json.root;
    const entry = typeof path[1] === 'number' ? `第${path[1] + 1}条` : '这里';
    return { ...spanOf(node), message: `忽略记录${entry}写得不对；可以改正，或删去这一条` };
  });
  return { ok: false, problems };
}
