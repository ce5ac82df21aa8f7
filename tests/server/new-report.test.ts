import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  KINDS_REQUEST,
  type KindsAnswer,
  SKELETON_REQUEST,
  type SkeletonAnswer,
} from '../../server/src/features/protocol.ts';
import { ABLE, type Client, startClient } from './client.ts';

const OWN = JSON.stringify({
  format: 1,
  id: 'town-report',
  name: '平安建设报告',
  extends: 'rule-of-law-annual-report',
  recognition: { titles: { contain: ['平安建设…报告'] } },
});

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), '新建 报告（1）'));
  mkdirSync(path.join(root, '2025'));
  writeFileSync(path.join(root, '平安.jiaohe-profile.json'), OWN);
  mkdirSync(path.join(root, '空'));
});
afterAll(() => rmSync(root, { recursive: true }));

const uriOf = (...names: string[]) => pathToFileURL(path.join(root, ...names)).href;

const kindsIn = async ({ connection }: Client, folders: unknown) =>
  (await connection.sendRequest<KindsAnswer>(KINDS_REQUEST, { folders })).kinds.map(({ id }) => id);

describe('with no report open', () => {
  test('the built-in kinds are there, and one’s own of the folder and those above it', async () => {
    const client = await startClient();
    const builtIn = await kindsIn(client, []);
    expect(builtIn).toHaveLength(3);
    expect(await kindsIn(client, [uriOf('2025')])).toEqual(['town-report', ...builtIn]);
    expect(await kindsIn(client, [uriOf('2025'), uriOf(), 'untitled:1', 'file://%'])).toEqual([
      'town-report',
      ...builtIn,
    ]);
  });

  test('a kind that is written meanwhile is there at once', async () => {
    const client = await startClient();
    const folder = path.join(root, '空');
    const before = await kindsIn(client, [uriOf('空')]);
    const file = path.join(folder, '法治镇.jiaohe-profile.json');
    writeFileSync(file, OWN.replaceAll('town-report', 'other-report'));
    expect(await kindsIn(client, [uriOf('空')])).toEqual(['other-report', ...before]);
    writeFileSync(file, '{');
    expect(await kindsIn(client, [uriOf('空')])).toEqual(before);
    rmSync(file);
  });

  test('a kind that the editor’s settings name for an open folder is there as well', async () => {
    mkdirSync(path.join(root, '甲/类型'), { recursive: true });
    writeFileSync(path.join(root, '甲/类型/a.jiaohe-profile.json'), OWN.replaceAll('town-report', 'named-report'));
    const client = await startClient({
      capabilities: { ...ABLE, workspace: { ...ABLE.workspace, workspaceFolders: true } },
      settings: () => ({ profiles: ['类型/a.jiaohe-profile.json'] }),
      folders: [uriOf('甲')],
    });
    expect((await kindsIn(client, [uriOf('甲')])).slice(0, 2)).toEqual(['named-report', 'town-report']);
  });

  test('its skeleton can be had', async () => {
    const { connection } = await startClient();
    const params = { kind: 'town-report', reporter: 'township', unit: '青石镇人民政府', year: 2025 };
    const ask = (folders: unknown) =>
      connection.sendRequest<SkeletonAnswer | null>(SKELETON_REQUEST, { ...params, folders });
    expect(await ask([uriOf('2025')])).toMatchObject({ text: expect.stringContaining('青石镇人民政府') });
    expect(await ask([])).toBeNull();
    expect(await ask(null)).toBeNull();
  });
});
