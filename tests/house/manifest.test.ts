import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInProfiles } from '../../server/src/profile.ts';
import { rules } from '../../server/src/rules/index.ts';
import { SEVERITIES } from '../../server/src/rules/rule.ts';
import { PROFILE_CHOICES, SETTING_NAMES } from '../../server/src/settings.ts';

/** What package.json says of rules and profiles follows from them and is written by `npm test -- -u`. */
const root = join(import.meta.dirname, '../..');
const MANIFEST = join(root, 'package.json');
const CHINESE = join(root, 'package.nls.json');
const ENGLISH = join(root, 'package.nls.en.json');

/** Settings that stand together. */
interface Group {
  readonly title: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What of package.json is looked at. */
interface Manifest {
  readonly contributes: {
    readonly configuration: readonly Group[];
    readonly commands: readonly Command[];
    readonly menus: { readonly commandPalette: readonly Command[] };
  };
}

interface Command {
  readonly command: string;
}

type Texts = Readonly<Record<string, string>>;

const manifest: Manifest = readJson(MANIFEST);
const chinese: Texts = readJson(CHINESE);
const english: Texts = readJson(ENGLISH);

const profiles = [...PROFILE_CHOICES, ...builtInProfiles.map(({ id }) => id)];
const severities = [...SEVERITIES, 'off'];

test('the settings know every rule and every profile', async () => {
  const { configuration: groups } = manifest.contributes;
  const properties: Readonly<Record<string, object>> = Object.assign({}, ...groups.map((group) => group.properties));
  const profile = {
    ...properties['jiaohe.profile'],
    enum: profiles,
    enumItemLabels: profiles.map((id) => `%profile.${id}%`),
  };
  const severity = { enum: severities, enumDescriptions: severities.map((name) => `%severity.${name}%`) };
  const ruleSettings = rules.map(({ id, severity: own, offByDefault }) => [
    id,
    { type: 'string', ...severity, default: offByDefault ? 'off' : own, description: `%rule.${id}%` },
  ]);
  const generatedSettings: Readonly<Record<string, unknown>> = {
    'jiaohe.profile': profile,
    'jiaohe.rules': { ...properties['jiaohe.rules'], properties: Object.fromEntries(ruleSettings) },
  };
  const configuration = groups.map((group) => ({
    ...group,
    properties: Object.fromEntries(
      Object.entries(group.properties).map(([name, setting]) => [name, generatedSettings[name] ?? setting]),
    ),
  }));
  const generated = { ...manifest, contributes: { ...manifest.contributes, configuration } };
  await expect(toText(generated)).toMatchFileSnapshot(MANIFEST);
});

test('there are at most sixteen settings, in three groups with a title', () => {
  const groups = manifest.contributes.configuration;
  expect(groups.map(({ title }) => chinese[title.replaceAll('%', '')])).toEqual(['检查', '规则', '界面']);
  const names = groups.flatMap(({ properties }) => Object.keys(properties));
  expect(names.length).toBeLessThanOrEqual(16);
  expect(names.filter((name) => !/^jiaohe\.[a-z.]+$/i.test(name))).toEqual([]);
});

test('what a settings file can say can be said in the editor', () => {
  const names = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  expect(names).toEqual(expect.arrayContaining(SETTING_NAMES.map((name) => `jiaohe.${name}`)));
});

test('the texts of the manifest stand in the order in which it asks for them, and call rules and profiles what all else does', async () => {
  await expect(toText(inOrder({ ...chinese, ...names }))).toMatchFileSnapshot(CHINESE);
  await expect(toText(inOrder(english))).toMatchFileSnapshot(ENGLISH);
});

test('the name of a rule that is new is kept until the manifest asks for it', () => {
  const wanted = asked().filter((name) => name !== 'rule.total-mismatch');
  expect(inOrder(english, wanted)).toEqual(english);
  expect(inOrder({ ...english, 'rule.no-longer': '' })).toEqual(english);
});

test('every text of the manifest is there in both languages', () => {
  expect(Object.keys(chinese).sort()).toEqual(asked().toSorted());
  expect(Object.keys(english).sort()).toEqual(asked().toSorted());
});

test('what is shown of the manifest is a text in both languages', () => {
  const shown = ['title', 'category', 'name', 'contents', 'description', 'markdownDescription', 'displayName'];
  expect(textsOf({ contributes: manifest.contributes }, shown).filter((text) => !/^%.+%$/.test(text))).toEqual([]);
});

test('a command opens from the palette only where it makes sense', () => {
  const { commands, menus } = manifest.contributes;
  const conditional = menus.commandPalette.map(({ command }) => command);
  const all = commands.map(({ command }) => command);
  expect(all.filter((command) => !conditional.includes(command))).toEqual(['jiaohe.showLog']);
});

/** The names of the texts that the manifest asks for, in its order. */
function asked(): readonly string[] {
  const names = [...readFileSync(MANIFEST, 'utf8').matchAll(/"%([^"%]+)%"/g)].map(([, name]) => name!);
  return [...new Set(names)];
}

const names: Texts = Object.fromEntries([
  ...builtInProfiles.map(({ id, name }) => [`profile.${id}`, name]),
  ...rules.map(({ id, title }) => [`rule.${id}`, title]),
]);

/** A rule that is new has its name before the manifest, which is written by this same run, asks for it. */
function inOrder(texts: Texts, wanted: readonly string[] = asked()): Texts {
  const all = new Set([...wanted, ...Object.keys(names)]);
  return Object.fromEntries([...all].flatMap((name) => (name in texts ? [[name, texts[name]!]] : [])));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The values that stand under any of these names, at any depth. */
function textsOf(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && names.includes(name) ? [inner] : textsOf(inner, names),
  );
}
