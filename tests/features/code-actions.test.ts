import { expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';
import { toCodeActions } from '../../server/src/features/code-actions.ts';
import { toDiagnostics } from '../../server/src/features/diagnostics.ts';

const context = { uri: 'untitled:1', version: 3, versionedEdits: true, annotatedEdits: true };
const result = check(
  '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n三、受理咨询120件，其中劳动类85件、婚姻类45件。\n',
);
const diagnostics = toDiagnostics(result, 3, { uri: context.uri, relatedInformation: true, rulePages: null });

test('every finding can be ignored, by its own name', () => {
  const refusals = toCodeActions(result, diagnostics, context).filter(({ command }) => command);
  const names = refusals.map(({ command }) => JSON.stringify(command?.arguments));
  expect(names).toHaveLength(diagnostics.length);
  expect(new Set(names).size).toBe(diagnostics.length);
});

test('fixes come before the ways to ignore, and none that changes words is preferred', () => {
  const actions = toCodeActions(result, diagnostics, context);
  const first = actions.findIndex(({ command }) => command);
  expect(actions.slice(0, first).every(({ edit }) => edit)).toBe(true);
  expect(actions.slice(first).every(({ command }) => command)).toBe(true);
  const preferred = actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title);
  const safe = result.findings.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).map(({ title }) => title));
  expect(safe).toEqual(expect.arrayContaining(preferred));
});

test('a client that does not give back what a diagnostic carried gets the same', () => {
  const bare = diagnostics.map(({ data: _, ...diagnostic }) => diagnostic);
  const titles = (given: typeof bare) => toCodeActions(result, given, context).map(({ title }) => title);
  expect(titles(bare)).toEqual(titles(diagnostics));
});
