import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/check.ts';

const root = join(import.meta.dirname, '../..');

/** What of package.json meets an author first. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly Walkthrough[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
  };
}

interface Walkthrough {
  readonly id: string;
  readonly when: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string };
    readonly completionEvents: readonly string[];
  }[];
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const { contributes } = readJson<Manifest>('package.json');
const languages = ['package.nls.json', 'package.nls.en.json'].map(readJson<Record<string, string>>);

/** A text of the manifest in both languages. */
const inBoth = (key: string): readonly string[] => languages.map((texts) => texts[key.replaceAll('%', '')]!);

/** The commands behind the buttons of a text: links that have a line of their own. */
const buttonsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\[[^\]]+\]\(command:([\w.]+)(?:\?[^)]*)?\)$/gm)].map(([, command]) => command!);

const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flatMap((of) => of.map(({ id }) => id));

describe('the walkthrough', () => {
  const [walkthrough, ...others] = contributes.walkthroughs;
  const { steps } = walkthrough!;

  test('is one, of five steps', () => {
    expect(others).toEqual([]);
    expect(steps.map(({ title }) => inBoth(title)[0])).toEqual([
      '新建报告',
      '看懂提示',
      '一键修改',
      '数字台账',
      '忽略与设置',
    ]);
  });

  test('does not open by itself when the extension is installed: it is listed from the next window on', () => {
    expect(walkthrough!.when).toBe('jiaohe.known');
  });

  test.each(steps)('$id has one button, and is done by doing', ({ description, completionEvents }) => {
    const [chinese, english] = inBoth(description).map(buttonsOf);
    expect(chinese).toHaveLength(1);
    expect(english).toEqual(chinese);
    const named = [...chinese!, ...completionEvents.map((event) => event.replace(/^on(?:Command|View):/, ''))];
    // The server brings one along, and every view its own.
    const known = [...commands, ...views, ...views.map((view) => `${view}.focus`), 'jiaohe.suppress'];
    expect(named.filter((name) => name.startsWith('jiaohe.') && !known.includes(name))).toEqual([]);
    expect(completionEvents.every((event) => /^on(?:Command|View|Context):/.test(event))).toBe(true);
  });

  test.each(steps)('$id has pictures for light and dark, none of them large', ({ media: { image, altText } }) => {
    expect(Object.keys(image)).toEqual(['light', 'dark', 'hc', 'hcLight']);
    expect(inBoth(altText).every(Boolean)).toBe(true);
    for (const file of Object.values(image)) {
      expect(file).toMatch(/^client\/media\/walkthrough\/[a-z]+-(?:light|dark)\.png$/);
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(statSync(join(root, file)).size, file).toBeLessThanOrEqual(150_000);
    }
  });
});

test('where no report is open, the view offers to write one, to look at one, and the walkthrough', () => {
  const [machine, web] = contributes.viewsWelcome.filter(({ when }) => when.startsWith('!jiaohe.noText'));
  for (const text of inBoth(web!.contents))
    expect(buttonsOf(text)).toEqual(['jiaohe.newReport', 'workbench.action.files.openFile']);
  for (const text of inBoth(machine!.contents)) {
    const open = ['workbench.action.files.openFile', 'jiaohe.openWord', 'jiaohe.importWord'];
    expect(buttonsOf(text)).toEqual(['jiaohe.newReport', ...open]);
    const linked = [...text.matchAll(/\]\(command:([^)]*)\)/g)].map(([, command]) => command);
    expect(linked.slice(4)).toEqual(['jiaohe.openWalkthrough', 'jiaohe.openSample', 'jiaohe.checkFolder']);
  }
});

test('a new report is offered among the new files, and everywhere in the palette', () => {
  const { menus } = contributes;
  expect(menus['file/newFile']!.map(({ command, when }) => [command, when])).toEqual([['jiaohe.newReport', undefined]]);
  const everywhere = menus.commandPalette!.filter(({ when }) => when === 'true').map(({ command }) => command);
  expect(everywhere).toEqual(
    expect.arrayContaining(['jiaohe.newReport', 'jiaohe.openSample', 'jiaohe.openWalkthrough']),
  );
});

describe('what the editor does by itself', () => {
  const { '[gongwen]': ours, ...others } = contributes.configurationDefaults;

  test('is changed for reports only, and for our own pages', () => {
    expect(others).toEqual({
      'workbench.editorAssociations': { '**/*jiaohe*/dist/rules/*.md': 'vscode.markdown.preview.editor' },
    });
  });

  test('suits Chinese prose: lines wrap, nothing pops up, no character is boxed', () => {
    expect(ours).toEqual({
      // By a double click one word is selected, one figure, not the whole line.
      'editor.wordSeparators': expect.stringMatching(/^[^.\d]*，。、；：？！“”‘’（）《》/),
      'editor.wordSegmenterLocales': ['zh-CN'],
      'editor.wordWrap': 'on',
      'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      'editor.wordBasedSuggestions': 'off',
      // The completion of the language itself offers the same sections with the right ordinals and years.
      'editor.snippetSuggestions': 'none',
      'editor.unicodeHighlight.ambiguousCharacters': false,
      'editor.unicodeHighlight.invisibleCharacters': false,
      // In a folder that is not trusted, every Chinese character would be.
      'editor.unicodeHighlight.nonBasicASCII': false,
    });
  });
});

describe('the sample report', () => {
  const text = readFileSync(join(root, 'client/media/sample-report.txt'), 'utf8');
  const { findings, claims, profile } = check(text);

  test('is an annual report with a few faults of several kinds', () => {
    expect(profile?.id).toBe('rule-of-law-annual-report');
    expect(findings.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule)).toEqual([
      'missing-section',
      'misnumbered-heading',
      'count-mismatch',
      'total-mismatch',
    ]);
  });

  test('has sums that hold as well', () => {
    expect(claims.filter(({ verdict }) => verdict === 'holds').length).toBeGreaterThan(3);
  });
});

test('where the text can only be read and shows no light bulb, the way to ignore a finding is a button', () => {
  const welcomes = contributes.viewsWelcome.filter(({ contents }) => contents.startsWith('%welcome.ignored'));
  expect(welcomes.map(({ contents, when }) => [contents, when.split(' ')[0]])).toEqual([
    ['%welcome.ignored%', '!jiaohe.readonly'],
    ['%welcome.ignored.readonly%', 'jiaohe.readonly'],
  ]);
  for (const text of inBoth('%welcome.ignored.readonly%'))
    expect(text).toMatch(/\n\[[^\]]+\]\(command:jiaohe\.ignoreHere\)$/);
});
