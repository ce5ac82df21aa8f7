import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The forms of issues are what GitHub shows: one that has a fault is left out without a word. */
const FOLDER = path.join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE');

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly validations?: { readonly required: boolean };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const names = readdirSync(FOLDER).filter((name) => name !== 'config.yml');

describe.each(names)('%s', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const { body, ...head } = parse(text) as Form;

  test('says what it is for, and asks for nothing twice', () => {
    expect(head).toEqual({ name: expect.stringMatching(/ \/ /), description: expect.any(String) });
    const asked = body.filter(({ type }) => type !== 'markdown');
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    expect(asked.filter(({ id, attributes }) => !/^[a-z]+$/.test(id ?? '') || !attributes.label)).toEqual([]);
    expect(body.filter(({ type }) => !['markdown', 'textarea', 'input'].includes(type))).toEqual([]);
    expect(body.some(({ validations }) => validations?.required)).toBe(true);
  });

  test('asks nobody for a report that is not public', () => {
    expect(text).toContain('请不要把没有公开的报告发上来');
  });
});

test('what is to stay private for now has a way of its own', () => {
  const { contact_links: links } = parse(readFileSync(path.join(FOLDER, 'config.yml'), 'utf8'));
  expect(links).toHaveLength(1);
  expect(links[0].url).toMatch(/\/security\/policy$/);
});
