import '../no-eval.ts';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import * as z from 'zod';
import type { Baseline, EarlierFinding, EarlierReport } from '../baseline.ts';
import { SEVERITIES } from '../rules/rule.ts';

/** An earlier result, or why a file holds none, in words for its owner. */
export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly reason: string };

/** Reads the JSON that `--format json` or `--report json` made, by whichever version of the program; only what is needed of it. */
export function parseBaseline(text: string, file: string): ParsedBaseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: wordTorn(text) };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { ok: false, reason: wordForeign(value) };
  const { rules, reports } = parsed.data;
  return { ok: true, baseline: { file, rules: rules?.fingerprint ?? '', reports: reports.map(toReport) } };
}

const findingSchema = z.object({
  rule: z.string(),
  message: z.string(),
  severity: z.enum(SEVERITIES).catch('warning'),
  place: z.string().catch(''),
  subject: z.string().optional().catch(undefined),
  fingerprint: z.string().catch(''),
});

const schema = z.object({
  rules: z.object({ fingerprint: z.string() }).optional().catch(undefined),
  reports: z.array(
    z.object({
      file: z.string(),
      unit: z.string().catch(''),
      year: z.number().nullable().catch(null),
      findings: z.array(findingSchema),
      accepted: z.array(findingSchema).catch([]),
      ignored: z.array(findingSchema).catch([]),
    }),
  ),
});

function toReport({
  file,
  unit,
  year,
  findings,
  accepted,
  ignored,
}: z.infer<typeof schema>['reports'][number]): EarlierReport {
  const told = findings.map((finding) => ({ ...toFinding(finding), settled: false }));
  const settled = [...accepted, ...ignored].map((finding) => ({ ...toFinding(finding), settled: true }));
  return { file, unit, year, findings: [...told, ...settled] };
}

function toFinding({ subject, ...rest }: z.infer<typeof findingSchema>): Omit<EarlierFinding, 'settled'> {
  return { ...rest, ...(subject !== undefined && { subject }) };
}

const WANTED = '请用上次 --report json 或 --format json 的结果';

/** A file that was not written to its end is told from one that is no JSON at all. */
function wordTorn(text: string): string {
  if (text.trim() === '') return `文件是空的；${WANTED}`;
  if (!/^\s*\{/.test(text)) return `不是校核的结果；${WANTED}`;
  const slip = findSlip(text);
  if (!slip) return `不完整或者写得不对；${WANTED}`;
  const { line, column, atEnd } = slip;
  return atEnd
    ? `只有一半，到第${line}行就断了，可能没有存完；${WANTED}`
    : `第${line}行第${column}列写得不对；${WANTED}，不要改动它`;
}

function wordForeign(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('runs' in value) return `这是 SARIF，不能用来比较；${WANTED}`;
    const { reports } = value as { readonly reports?: unknown };
    const [first] = Array.isArray(reports) ? reports : [];
    if (first && 'quantities' in Object(first)) return `这是数字台账，不是检查结果；${WANTED}`;
  }
  return `不是校核的检查结果；${WANTED}`;
}

interface Slip {
  readonly line: number;
  readonly column: number;
  readonly atEnd: boolean;
}

/** The first slip of the pen, found without building what the text says: results are long. */
function findSlip(text: string): Slip | null {
  let slip: Slip | null = null;
  const end = text.trimEnd().length;
  try {
    visit(text, {
      onError: (code: ParseErrorCode, offset, length, line, character) => {
        const cut = offset + length >= end || printParseErrorCode(code) === 'UnexpectedEndOfString';
        slip ??= { line: line + 1, column: character + 1, atEnd: cut };
      },
    });
  } catch {
    return null;
  }
  return slip;
}
