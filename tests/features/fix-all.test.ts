import { describe, expect, test } from 'vitest';
import { check, type Result } from '../../server/src/check.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { FIX_ALL_KIND, fixAll, toFixAllActions } from '../../server/src/features/fix-all.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings.ts';
import { type Suppression, toRuleSuppression, toSuppression } from '../../server/src/suppressions.ts';

const STYLE: Settings = { ...DEFAULT_SETTINGS, rules: { 'punctuation-style': 'information' } };
const WRONG = '受理咨询120件，其中劳动类85件、婚姻类45件。';
const context = { uri: 'file:///a.txt', version: 3, versionedEdits: true, annotatedEdits: true };

function fix(text: string, suppressions: readonly Suppression[] = [], rule: string | null = null): string {
  const again = (words: string) => check(words, { settings: STYLE, suppressions });
  return applyEdits(text, fixAll(again(text), again, rule));
}

const actions = (text: string, only: readonly string[] | undefined, versionedEdits = true) =>
  toFixAllActions(check(text), only && [...only], check, { ...context, versionedEdits });

describe('fixing all', () => {
  test.each([
    ['what nobody could disagree with', '截止目前，，受理咨询12件。', '截至目前，受理咨询12件。'],
    ['slips that touch, one after the other', '截止目前,,受理咨询12件。', '截至目前，受理咨询12件。'],
    ['no figure and no wording', WRONG, WRONG],
    ['nothing where all is well', '受理咨询12件。', '受理咨询12件。'],
  ])('changes %s', (_, text, fixed) => expect(fix(text)).toBe(fixed));

  test('checks again only after something was changed, for an editor asks at every save', () => {
    const checksOf = (text: string): number => {
      let checks = 0;
      const again = (words: string): Result => {
        checks++;
        return check(words);
      };
      fixAll(check(text), again, null);
      return checks;
    };
    expect([checksOf(WRONG), checksOf('截止目前，受理咨询12件。')]).toEqual([0, 1]);
  });

  test('can be of one rule alone', () => {
    expect(fix('截止目前，，受理咨询12件。', [], 'cutoff-wording')).toBe('截至目前，，受理咨询12件。');
  });

  test('leaves alone the sentence of which the author said that a finding there is none', () => {
    const text = `截止目前，${WRONG}截止12月底，，办结9件。`;
    const { analysis, findings } = check(text);
    const total = findings.find(({ rule }) => rule === 'total-mismatch')!;
    const one = toSuppression(analysis.source, total);
    expect(fix(text, [one])).toBe(`截止目前，${WRONG}截至12月底，办结9件。`);
  });

  test('leaves it alone as well when what was fixed before it has moved it', () => {
    const spared = `截止目前，${WRONG}`;
    const text = `办结9件，，，，截止目前工作有序。${spared}`;
    const { analysis, findings } = check(text);
    const total = findings.find(({ rule }) => rule === 'total-mismatch')!;
    expect(fix(text, [toSuppression(analysis.source, total)])).toBe(`办结9件，截至目前工作有序。${spared}`);
  });

  test('is not kept from a sentence by a rule that is not followed in this report', () => {
    const text = `截止目前，${WRONG}`;
    expect(fix(text, [toRuleSuppression('total-mismatch')])).toBe(`截至目前，${WRONG}`);
    expect(fix(text, [toRuleSuppression('cutoff-wording')])).toBe(text);
  });
});

describe('as a code action', () => {
  const TEXT = '截止目前，，受理咨询12件。\n截止12月底，办结9件。\n';

  test.each([[[FIX_ALL_KIND]], [['source.fixAll']], [['source']]])('is given to who asks for %j', (only) => {
    expect(actions(TEXT, only)).toMatchObject([
      { title: '修正全部可以放心改的问题（3处）', kind: 'source.fixAll.jiaohe' },
    ]);
  });

  test('is one for each rule to who asks for it by name', () => {
    expect(actions(TEXT, ['source.fixAll.jiaohe.cutoff-wording'])).toMatchObject([
      {
        title: '全部同类：“截止”应为“截至”（2处）',
        kind: 'source.fixAll.jiaohe.cutoff-wording',
        edit: {
          documentChanges: [
            { textDocument: { uri: context.uri, version: 3 }, edits: [{ newText: '截至' }, { newText: '截至' }] },
          ],
        },
      },
    ]);
  });

  test.each([
    ['who asks for nothing by name', undefined],
    ['who asks for quick fixes', ['quickfix']],
    ['who asks for another fix-all', ['source.fixAll.eslint']],
    ['who asks for a rule that found nothing', ['source.fixAll.jiaohe.total-mismatch']],
    ['who asks for a rule that there is none of', ['source.fixAll.jiaohe.constructor']],
    ['who asks for something like it', ['source.fix', 'source.fixAll.jiaohes', '']],
  ])('is not given to %s', (_, only) => expect(actions(TEXT, only)).toEqual([]));

  test('is none where there is nothing to fix', () => {
    expect(actions(WRONG, ['source.fixAll', FIX_ALL_KIND])).toEqual([]);
  });

  test('is plain changes for a client that knows no versions', () => {
    expect(actions(TEXT, [FIX_ALL_KIND], false)[0]?.edit).toEqual({ changes: { [context.uri]: expect.any(Array) } });
  });
});
