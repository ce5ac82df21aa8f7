import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CodeActionKind } from 'vscode-languageserver';
import { check, type Result } from '../../server/src/check.ts';
import { isWanted } from '../../server/src/features/actions.ts';
import { type CodeActionContext, toCodeActions } from '../../server/src/features/code-actions.ts';
import { toDiagnostics } from '../../server/src/features/diagnostics.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { readExamples } from '../rules/page.ts';

const context: CodeActionContext = {
  uri: 'file:///a.txt',
  version: 3,
  versionedEdits: true,
  annotatedEdits: true,
  disabledActions: true,
  switchedIn: 'user',
  showsRules: true,
  showsPlaces: true,
};
const REPORT =
  '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n三、受理咨询120件，其中劳动类85件、婚姻类45件。\n';
const result = check(REPORT);
const diagnostics = diagnose(result);

function diagnose(of: Result) {
  return toDiagnostics(of, { uri: context.uri, relatedInformation: true, rulePages: null });
}

/** The titles of what is offered for the findings of one rule, or for all. */
function titles(text: string, rule: string | null = null, given: Partial<CodeActionContext> = {}): readonly string[] {
  const of = check(text);
  const asked = diagnose(of).filter(({ code }) => rule === null || code === rule);
  return toCodeActions(of, asked, { ...context, ...given }).map(({ title }) => title);
}

describe('the order', () => {
  test('the ways out, that it is none here, in this report, in any report, and the page of its rule', () => {
    expect(titles('受理咨询120件，其中劳动类85件、婚姻类45件。')).toEqual([
      '把合计改为130件（85＋45）',
      '把劳动类改为75件（120－45）',
      '把婚姻类改为35件（120－85）',
      '这不是错误：忽略此处…',
      '本文不再检查“合计不符”…',
      '所有报告都不再检查“合计不符”（写入用户设置）',
      '查看规则说明：合计不符',
    ]);
  });

  test('linked edits come behind the ways out, and what inserts or renumbers behind them', () => {
    const linked = { title: '同步更新相关数字', kind: CodeActionKind.QuickFix };
    const order = toCodeActions(result, diagnostics, context, [linked]).map(({ title }) => title);
    const first = (words: string) => order.findIndex((title) => title.startsWith(words));
    const places = ['把合计', linked.title, '补写一节', '这不是错误', '本文不再', '所有报告', '查看规则'].map(first);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('all of the same kind come behind the ways out, where there are several', () => {
    const ONE = '截止目前，受理咨询12件。';
    expect(titles(`${ONE}\n`, 'cutoff-wording')[1]).toBe('这不是错误：忽略此处…');
    expect(titles(`${ONE}\n截止12月底，办结9件。\n`, 'cutoff-wording').slice(0, 3)).toEqual([
      '把“截止”改为“截至”',
      '把“截止”改为“截至”',
      '全部同类：把“截止”改为“截至”（2处）',
    ]);
  });

  test.each(['hint', 'information'] as const)('what is only a %s is offered the same', (severity) => {
    const of = check('截止目前，受理咨询12件。', {
      settings: { profile: 'auto', rules: { 'cutoff-wording': severity } },
    });
    expect(toCodeActions(of, diagnose(of), context).map(({ title }) => title)).toEqual([
      '把“截止”改为“截至”',
      '这不是错误：忽略此处…',
      '本文不再检查“‘截止’应为‘截至’”…',
      '所有报告都不再检查“‘截止’应为‘截至’”（写入用户设置）',
      '查看规则说明：“截止”应为“截至”',
    ]);
  });

  test('a single finding has at most eight entries, but for a sum of four parts and more', () => {
    const folder = join(import.meta.dirname, '../rules');
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const examples = pages.flatMap((name) => readExamples(readFileSync(join(folder, name), 'utf8')));
    for (const { text, options } of examples) {
      const of = check(text, options);
      for (const diagnostic of diagnose(of)) {
        const actions = toCodeActions(of, [diagnostic], context);
        const parts = diagnostic.relatedInformation?.length ?? 0;
        expect(actions.length, String(diagnostic.message)).toBeLessThanOrEqual(parts > 3 ? 5 + parts : 8);
      }
    }
  });
});

describe('what is preferred', () => {
  test('is the one fix that nobody could disagree with', () => {
    const of = check('截止目前，受理咨询120件，其中劳动类85件、婚姻类45件。');
    const preferred = toCodeActions(of, diagnose(of), context).filter(({ isPreferred }) => isPreferred);
    expect(preferred.map(({ title }) => title)).toEqual(['把“截止”改为“截至”']);
  });

  test('is nothing where figures or words change', () => {
    const preferred = toCodeActions(result, diagnostics, context).filter(({ isPreferred }) => isPreferred);
    expect(preferred).toEqual([]);
  });
});

describe('what is left to be filled in', () => {
  const draft =
    '云上镇2024年法治政府建设年度报告\n\n一、主要举措和成效\n\n开展普法。\n\n二、2025年主要安排\n\n加强普法。\n';
  for (const [name, text] of [
    ['a text', draft],
    ['a text of Windows', draft.replaceAll('\n', '\r\n')],
  ] as const) {
    test(`is gone to, and selected: ${name}`, () => {
      const of = check(text);
      const gone = of.findings.flatMap(({ rule, fixes }) =>
        toCodeActions(
          of,
          diagnose(of).filter(({ code }) => code === rule),
          context,
        ).flatMap(({ title, command }) => {
          const fix = fixes.find((fix) => fix.title === title);
          if (!fix || command?.command !== 'jiaohe.showOffsets') return [];
          const [uri, start, end] = command.arguments ?? [];
          expect(uri).toBe(context.uri);
          return [`${title.slice(0, 4)} ${applyEdits(text, fix.edits).slice(start as number, end as number)}`];
        }),
      );
      expect(gone).toContain('补写一节 〔此处填写：不足的具体表现〕');
      expect(gone).toContain('补写一节 〔此处填写：主持召开会议、研究部署法治工作的次数和内容〕');
      expect(gone.every((words) => words.endsWith('〕'))).toBe(true);
    });
  }

  test('is not, where the client cannot, or nothing is', () => {
    const commands = (text: string, showsPlaces: boolean) =>
      toCodeActions(check(text), diagnose(check(text)), { ...context, showsPlaces }).map(
        (action) => action.command?.command,
      );
    expect(commands(draft, false)).not.toContain('jiaohe.showOffsets');
    expect(commands('受理咨询120件，其中劳动类85件、婚姻类45件。', true)).not.toContain('jiaohe.showOffsets');
  });
});

describe('to say that it is none', () => {
  test('every finding can be ignored by its own name, and is named where there are several', () => {
    const refusals = toCodeActions(result, diagnostics, context).filter(
      ({ command }) => command?.command === 'jiaohe.suppress',
    );
    const names = refusals.map(({ command }) => JSON.stringify(command?.arguments));
    expect(names).toHaveLength(diagnostics.length);
    expect(new Set(names).size).toBe(diagnostics.length);
    expect(new Set(refusals.map(({ title }) => title)).size).toBe(diagnostics.length);
  });

  test('two findings of a rule on the same words are ignored in one', () => {
    const one = check('受理咨询120件，其中劳动类85件、婚姻类45件。');
    const [finding] = one.findings;
    const two = { ...one, findings: [finding!, { ...finding!, message: '合计还有一处不符。' }] };
    const offered = toCodeActions(two, diagnose(two), context).map(({ title }) => title);
    expect(diagnose(two)).toHaveLength(2);
    expect(offered.filter((title) => title.startsWith('这不是错误'))).toHaveLength(1);
  });

  test('a rule is offered once, however many of its findings stand there', () => {
    const missing = diagnostics.filter(({ code }) => code === 'missing-section');
    expect(missing.length).toBeGreaterThan(1);
    const offered = toCodeActions(result, missing, context).map(({ title }) => title);
    expect(offered.filter((title) => /^(?:本文|所有报告|查看)/.test(title))).toEqual([
      '本文不再检查“缺少必备内容”…',
      '所有报告都不再检查“缺少必备内容”（写入用户设置）',
      '查看规则说明：缺少必备内容',
    ]);
  });

  test.each([
    ['file', '（写入 jiaohe.settings.json）'],
    ['folder', '（写入这个文件夹的设置）'],
    ['user', '（写入用户设置）'],
  ] as const)('in every report: the title says where that is written: %s', (switchedIn, place) => {
    const offered = titles('截止目前，受理咨询12件。', 'cutoff-wording', { switchedIn });
    expect(offered.find((title) => title.startsWith('所有报告'))).toContain(place);
  });

  test('a client that can do no more than the protocol is offered no more', () => {
    const offered = titles('截止目前，受理咨询12件。', null, { switchedIn: null, showsRules: false });
    expect(offered).toEqual(['把“截止”改为“截至”', '这不是错误：忽略此处…', expect.stringContaining('本文不再检查')]);
  });

  test('beside a report that is no file there is no place to keep it, which is said where it can be', () => {
    const of = (disabledActions: boolean) =>
      toCodeActions(result, diagnostics.slice(0, 1), { ...context, uri: 'untitled:1', disabledActions }).filter(
        ({ title }) => /忽略此处|本文不再/.test(title),
      );
    for (const { disabled, command } of of(true)) {
      expect(disabled?.reason).toContain('请先把报告保存成文件');
      expect(command).toBeUndefined();
    }
    for (const { disabled, command } of of(false)) expect([disabled, Boolean(command)]).toEqual([undefined, true]);
    expect(of(true)).toHaveLength(2);
  });
});

describe('a stale diagnostic', () => {
  const [diagnostic] = diagnose(check('受理咨询120件，其中劳动类85件、婚姻类45件。'));

  test.each([
    ['its place', '全年受理咨询120件，其中劳动类85件、婚姻类45件。'],
    ['its figures', '受理咨询120件，其中劳动类95件、婚姻类45件。'],
    ['what was wrong', '受理咨询130件，其中劳动类85件、婚姻类45件。'],
  ])('is offered nothing where %s changed', (_, text) => {
    expect(toCodeActions(check(text), [diagnostic!], context)).toEqual([]);
  });

  test('nor is one of somebody else', () => {
    expect(toCodeActions(result, [{ ...diagnostics[0]!, source: 'spelling' }], context)).toEqual([]);
  });

  test('a client that does not give back what a diagnostic carried gets the same', () => {
    const bare = diagnostics.map(({ data: _, ...diagnostic }) => diagnostic);
    const offered = (given: typeof bare) => toCodeActions(result, given, context).map(({ title }) => title);
    expect(offered(bare)).toEqual(offered(diagnostics));
  });
});

test.each([
  [undefined, true],
  [[], false],
  [[''], true],
  [['quickfix'], true],
  [['quickfix.jiaohe'], false],
  [['source', 'refactor'], false],
])('a client that wants %j wants quick fixes: %s', (only, wanted) => {
  expect(isWanted(CodeActionKind.QuickFix, only)).toBe(wanted);
});
