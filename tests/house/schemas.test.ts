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
  const bases = { ...schema.properties.extends, enum: builtInProfiles.map(({ id }) => id) };
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

test('the editor is told of the schemas, and they are packed', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const urls = contributes.jsonValidation.map(({ url }: { url: string }) => url);
  expect(urls.sort()).toEqual(readdirSync(join(root, 'server/schemas')).map((name) => `./server/schemas/${name}`));
  expect(readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n')).toContain('!server/schemas/*.json');
});

function toSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as unknown as Schema;
}

function anyOf({ description }: Schema, forms: readonly object[]): Schema {
  return { description, anyOf: forms } as unknown as Schema;
}

/** Comments and a comma too many do no harm in the files of ours. */
async function expectSchema(file: string, schema: Schema): Promise<void> {
  const lenient = { ...schema, allowComments: true, allowTrailingCommas: true };
  await expect(toJsonFile(lenient, file)).toMatchFileSnapshot(join(root, file));
}
