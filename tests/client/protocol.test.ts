import { expect, test } from 'vitest';
import * as client from '../../client/src/protocol.ts';
import * as server from '../../server/src/features/protocol.ts';

/** Fails to compile where the two shapes differ in what they hold. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

const SAME: readonly [
  Same<client.ReportParams, server.ReportParams>,
  Same<client.ReportAnswer, server.ReportAnswer>,
  Same<client.InsertionParams, server.InsertionParams>,
  Same<client.InsertionAnswer, server.InsertionAnswer>,
  Same<client.LedgerParams, server.LedgerParams>,
  Same<client.LedgerAnswer, server.LedgerAnswer>,
  Same<client.LinkedEditsParams, server.LinkedEditsParams>,
  Same<client.LinkedEditsAnswer, server.LinkedEditsAnswer>,
  Same<client.SuppressArguments, server.SuppressArguments>,
  Same<client.UnsuppressArguments, server.UnsuppressArguments>,
] = [true, true, true, true, true, true, true, true, true, true];

test('client and server speak of the same things', () => {
  expect(SAME.every(Boolean)).toBe(true);
  expect({ ...client }).toEqual({ ...server });
});
