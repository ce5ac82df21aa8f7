import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { knownNames } from '../../server/src/documents/project-files.ts';
import { profileFileSchema } from '../../server/src/profile/file.ts';
import { builtInProfiles } from '../../server/src/profile.ts';
import { rules } from '../../server/src/rules/index.ts';
import { settingsSchema } from '../../server/src/settings/file.ts';
import { toJsonFile } from './formatted.ts';

/** What an editor needs to help with the files of ours, from the objects that check them; `npm test -- -u` rewrites it. */
const root = join(import.meta.dirname, '../..');

type Schema = Readonly<Record<string, unknown>> & { readonly properties: Record<string, Schema> };

test('a profile of one’s own is completed and explained while it is written', async () => {
  const schema = toSchema(profileFileSchema);
  const bases = worded({ ...schema.properties.extends, enum: builtInProfiles.map(({ id }) => id) });
  await expectSchema('server/schemas/profile.schema.json', {
    ...schema,
    properties: { ...schema.properties, extends: bases as Schema },
  });
});

test('so is a settings file', async () => {
  const schema = toSchema(settingsSchema(knownNames()));
  const { profile, rules: levels } = schema.properties;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const named = Object.entries(levels!.properties).map(([id, level]) => [
    id,
    { ...level, description: `${titles.get(id)}。${level.description}` },
  ]);
  await expectSchema('server/schemas/settings.schema.json', {
    ...schema,
    properties: {
      ...schema.properties,
      rules: { ...levels, properties: Object.fromEntries(named) },
      // The kinds of one's own are known only where the file stands.
      profile: anyOf(profile!, [{ enum: profile!.enum }, { type: 'string' }]),
    },
  });
});

test.each(['profile', 'settings'])('what a %s file cannot say is told in Chinese by the editor too', (kind) => {
  const wordless: string[] = [];
  JSON.parse(
    readFileSync(join(root, `server/schemas/${kind}.schema.json`), 'utf8'),
    function (this: unknown, at, node) {
      const strict = Object(node).propertyNames || (Object(node).enum && !Array.isArray(this));
      expect(Object(node).additionalProperties).not.toBe(false);
      if (strict && !/\p{Script=Han}/u.test(node.errorMessage)) wordless.push(at);
      return node;
    },
  );
  expect(wordless).toEqual([]);
});

test('the editor is told of the schemas, and they are packed', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const urls = contributes.jsonValidation.map(({ url }: { url: string }) => url);
  expect(urls.sort()).toEqual(readdirSync(join(root, 'server/schemas')).map((name) => `./server/schemas/${name}`));
  expect(readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n')).toContain('!server/schemas/*.json');
});

function toSchema(schema: z.ZodType): Schema {
  return worded(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })) as Schema;
}

/** What the editor itself says of a name or a value that cannot be, in the language of the rest. */
function worded(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(worded);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, worded(value)]));
  if ('enum' in inner) return { ...inner, errorMessage: `这里可以写 ${(inner.enum as string[]).join('、')}` };
  if (inner.additionalProperties !== false) return inner;
  // The editor has one message for all that a schema says: names have one of their own.
  const { additionalProperties: _, ...rest } = inner;
  const propertyNames = {
    enum: Object.keys(Object(inner.properties)),
    errorMessage: '没有这个名称；按 Ctrl+Space 列出可以写的',
  };
  return { ...rest, propertyNames, errorMessage: '这里要写在一对花括号 { } 里' };
}

function anyOf({ description }: Schema, forms: readonly object[]): Schema {
  return { description, anyOf: forms } as unknown as Schema;
}

/** Comments and a comma too many do no harm in the files of ours. */
async function expectSchema(file: string, schema: Schema): Promise<void> {
  const lenient = { ...schema, allowComments: true, allowTrailingCommas: true };
  await expect(toJsonFile(lenient, file)).toMatchFileSnapshot(join(root, file));
}
