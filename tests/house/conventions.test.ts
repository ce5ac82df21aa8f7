import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What a Marketplace and an editor expect of an extension, as far as its manifest and its files tell. */
const root = join(import.meta.dirname, '../..');

/** What of package.json is looked at. */
interface Manifest {
  readonly version: string;
  readonly activationEvents: readonly string[];
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly capabilities: Readonly<Record<string, { readonly supported: unknown; readonly description?: string }>>;
  readonly extensionKind: readonly string[];
  readonly engines: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: Contributions;
}

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly menus: Readonly<Record<string, readonly Entry[]>>;
  readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
  readonly views: Readonly<Record<string, readonly View[]>>;
  readonly viewsWelcome: readonly { readonly view: string }[];
  readonly configuration: readonly Group[];
}

interface Entry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface View {
  readonly id: string;
  readonly icon: string;
  readonly contextualTitle: string;
  readonly when?: string;
}

interface Group {
  readonly order: number;
  readonly properties: Readonly<Record<string, Setting>>;
}

interface Setting {
  readonly order: number;
  readonly scope: string;
  readonly type: string;
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly unknown[];
  readonly enumItemLabels?: readonly string[];
}

type Texts = Readonly<Record<string, string>>;

const manifest: Manifest = readJson('package.json');
const { contributes } = manifest;
const chinese: Texts = readJson('package.nls.json');
const english: Texts = readJson('package.nls.en.json');
const inBoth = (key: string): readonly string[] => [chinese, english].map((texts) => texts[key.slice(1, -1)]!);

describe('in the Marketplace', () => {
  test('the extension says where it comes from and where to ask', () => {
    const home = 'https://github.com/jiaohe/jiaohe';
    expect(manifest).toMatchObject({
      license: 'MIT',
      pricing: 'Free',
      repository: { type: 'git', url: `${home}.git` },
      homepage: `${home}#readme`,
      bugs: { url: `${home}/issues` },
      qna: `${home}/issues`,
      galleryBanner: {
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
        theme: expect.stringMatching(/^(?:dark|light)$/),
      },
    });
  });

  test('it is found by the words that its users know', () => {
    expect(manifest.keywords).toEqual(expect.arrayContaining(['法治政府', '年度报告', '公文', '校对']));
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords.length);
    expect(manifest.categories).toEqual(['Linters', 'Snippets']);
  });

  test('its icon is large enough for any screen', () => {
    const icon = readFileSync(join(root, 'client/media/icon.png'));
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect([width, height]).toEqual([256, 256]);
  });

  test('the first screen of the README says that nothing leaves the machine', () => {
    const head = readFileSync(join(root, 'README.md'), 'utf8').split('\n').slice(0, 10).join('\n');
    expect(head).toContain('不联网、不上传、无遥测');
  });

  test('the record of changes begins with this version, or with what is not released yet', () => {
    const [, head] = /^## \[?([^\]\s]+)/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))!;
    expect(['未发布', manifest.version]).toContain(head);
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('the types are those of the oldest VS Code that is supported', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('in the editor', () => {
  test('it wakes for texts and the text of Word files alone, and asks for nothing that is proposed only', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:plaintext',
      'onLanguage:markdown',
      'onFileSystem:jiaohe-docx',
    ]);
    expect(manifest).not.toHaveProperty('enabledApiProposals');
  });

  test('it works in folders that are not trusted, and says what it cannot do in virtual ones', () => {
    const { untrustedWorkspaces, virtualWorkspaces, ...others } = manifest.capabilities;
    expect(others).toEqual({});
    expect(untrustedWorkspaces).toEqual({ supported: true });
    expect(virtualWorkspaces!.supported).toBe('limited');
    expect(inBoth(virtualWorkspaces!.description!).every(Boolean)).toBe(true);
    expect(manifest.extensionKind).toEqual(['workspace']);
  });

  test('it takes no key, and has no button over the text but on its own page', () => {
    expect(contributes).not.toHaveProperty('keybindings');
    expect(contributes.menus).not.toHaveProperty('editor/title/run');
    const over = contributes.menus['editor/title']!;
    expect(over.filter(({ when }) => !when?.includes("activeWebviewPanelId == 'jiaohe."))).toEqual([]);
  });

  test('in the context menu of files it stands on folders, Word files and what is called like a report alone', () => {
    const entries = contributes.menus['explorer/context']!;
    const local = '(!isWeb || remoteName)';
    const word = `resourceScheme =~ /^(file|vscode-remote)$/ && resourceExtname =~ /^\\.docx$/i && ${local}`;
    expect(entries.map(({ command, when }) => [command, when])).toEqual([
      ['jiaohe.openWord', word],
      ['jiaohe.importWord', word],
      ['jiaohe.exportWord', `resourceScheme == file && resourceLangId == gongwen && ${local}`],
      ['jiaohe.checkFolder', `explorerResourceIsFolder && resourceScheme == file && ${local}`],
    ]);
  });
});

describe('commands', () => {
  const names = contributes.commands.map(({ command }) => command);
  const entries = Object.values(contributes.menus).flat();

  test('stand in one category under a name of their own, without pictures', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(contributes.commands.filter(({ category }) => category !== '%category%')).toEqual([]);
    for (const which of [0, 1]) {
      const titles = contributes.commands.map(({ title }) => inBoth(title)[which]!);
      expect(titles.filter((title) => /\p{Extended_Pictographic}|[:：]$|校核|Jiaohe/u.test(title))).toEqual([]);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
  });

  test('of menus are there, and where they are an icon they have one', () => {
    expect(entries.filter(({ command }) => !names.includes(command))).toEqual([]);
    const icons = new Set(contributes.commands.flatMap((command) => ('icon' in command ? [command.command] : [])));
    const shown = ['view/title', 'editor/title', 'view/item/context'].flatMap((menu) =>
      contributes.menus[menu]!.filter(({ group }) => /^(?:navigation|inline)/.test(group ?? '')),
    );
    expect(shown.filter(({ command }) => !icons.has(command))).toEqual([]);
  });
});

describe('views', () => {
  const views = Object.values(contributes.views).flat();

  test('are few: one place for reports, one for the results of a folder, which comes only with them', () => {
    expect(Object.entries(contributes.viewsContainers).map(([place, of]) => [place, of.map(({ id }) => id)])).toEqual([
      ['activitybar', ['jiaohe']],
      ['panel', ['jiaoheResults']],
    ]);
    expect(contributes.views.jiaohe!.length).toBeLessThanOrEqual(4);
    expect(contributes.views.jiaoheResults!.map(({ when }) => when)).toEqual(['jiaohe.folderResults']);
  });

  test('have an icon, a title wherever they are dragged, and something to say while they are empty', () => {
    for (const { id, icon, contextualTitle, when } of views) {
      expect(icon, id).toMatch(/^client\/media\/.+\.svg$/);
      expect(contextualTitle, id).toBe('%category%');
      const welcomes = contributes.viewsWelcome.filter(({ view }) => view === id);
      expect(welcomes.length > 0 || when !== undefined, id).toBe(true);
    }
  });

  test('have three icons in their title at most', () => {
    for (const { id } of views) {
      const places = contributes.menus['view/title']!.filter(
        ({ when, group }) => when?.includes(`view == ${id}`) && group?.startsWith('navigation'),
      );
      // Those that share a place show in turn.
      expect(new Set(places.map(({ group }) => group)).size, id).toBeLessThanOrEqual(3);
    }
  });

  test('say every line of theirs in full to who cannot see it', () => {
    const client = join(root, 'client/src');
    const names = readdirSync(client).filter((name) => name.endsWith('.ts'));
    const files = names.map((name) => ({ name, code: readFileSync(join(client, name), 'utf8') }));
    const trees = files.filter(({ code }) => /new vscode\.TreeItem\(/.test(code));
    expect(trees).toHaveLength(views.length);
    const silent = trees.filter(({ code }) => !/accessibilityInformation = \{ label: /.test(code));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('settings', () => {
  const { configuration } = contributes;
  const settings = configuration.flatMap(({ properties }) => Object.entries(properties));

  test('stand in the order in which they are meant', () => {
    const counted = (orders: readonly number[]): void => expect(orders).toEqual(orders.map((_, at) => at + 1));
    counted(configuration.map(({ order }) => order));
    for (const { properties } of configuration) counted(Object.values(properties).map(({ order }) => order));
  });

  test.each(settings)('%s says what it is, where it holds, and what each choice is', (_, setting) => {
    expect(inBoth(setting.markdownDescription).every(Boolean)).toBe(true);
    expect(['resource', 'window']).toContain(setting.scope);
    expect(setting).toHaveProperty('default');
    if (setting.enum) {
      expect(setting.enumItemLabels).toHaveLength(setting.enum.length);
      expect(setting.enum).toContain(setting.default);
    }
  });

  test('the checks can be set for each folder, and no setting is a place on this machine', () => {
    const checks = configuration.slice(0, 2).flatMap(({ properties }) => Object.values(properties));
    expect(checks.filter(({ scope }) => scope !== 'resource')).toEqual([]);
    expect(settings.filter(([name]) => /path|(?<!pro)file|folder|dir|executable/i.test(name))).toEqual([]);
  });

  test('that a text speaks of are there', () => {
    const known = settings.map(([name]) => name);
    const spoken = Object.values(chinese).flatMap((text) =>
      [...text.matchAll(/`#([\w.]+)#`/g)].map(([, name]) => name),
    );
    expect(spoken.length).toBeGreaterThan(0);
    expect(spoken.filter((name) => !known.includes(name!))).toEqual([]);
  });
});

test('a text of the manifest leads to the same places in both languages', () => {
  const leads = (text: string): readonly string[] =>
    [...text.matchAll(/\]\(([^)]+)\)|`#([\w.]+)#`|\{\d\}/g)]
      .map(([all, link, setting]) => link ?? setting ?? all)
      .sort();
  for (const [key, text] of Object.entries(chinese)) expect(leads(english[key] ?? ''), key).toEqual(leads(text));
});

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}
