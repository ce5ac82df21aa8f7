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
  Same<client.MoveSectionParams, server.MoveSectionParams>,
  Same<client.MoveSectionAnswer, server.MoveSectionAnswer>,
  Same<client.LedgerParams, server.LedgerParams>,
  Same<client.LedgerAnswer, server.LedgerAnswer>,
  Same<client.LedgerTableParams, server.LedgerTableParams>,
  Same<client.LedgerTableAnswer, server.LedgerTableAnswer>,
  Same<client.LinkedEditsParams, server.LinkedEditsParams>,
  Same<client.LinkedEditsAnswer, server.LinkedEditsAnswer>,
  Same<client.SettingsParams, server.SettingsParams>,
  Same<client.SettingsAnswer, server.SettingsAnswer>,
  Same<client.KindsParams, server.KindsParams>,
  Same<client.KindsAnswer, server.KindsAnswer>,
  Same<client.SkeletonParams, server.SkeletonParams>,
  Same<client.SkeletonAnswer, server.SkeletonAnswer>,
  Same<client.FixAllParams, server.FixAllParams>,
  Same<client.FixAllAnswer, server.FixAllAnswer>,
  Same<client.IgnoredParams, server.IgnoredParams>,
  Same<client.IgnoredAnswer, server.IgnoredAnswer>,
  Same<client.ReviewParams, server.ReviewParams>,
  Same<client.ReviewAnswer, server.ReviewAnswer>,
  Same<client.ExportParams, server.ExportParams>,
  Same<client.ExportAnswer, server.ExportAnswer>,
  Same<client.SuppressArguments, server.SuppressArguments>,
  Same<client.SuppressRuleArguments, server.SuppressRuleArguments>,
  Same<client.UnsuppressArguments, server.UnsuppressArguments>,
  Same<client.TurnRuleArguments, server.TurnRuleArguments>,
  Same<client.ShowRuleArguments, server.ShowRuleArguments>,
  Same<client.KeepLastYearArguments, server.KeepLastYearArguments>,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];

test('client and server speak of the same things', () => {
  expect(SAME.every(Boolean)).toBe(true);
  expect({ ...client }).toEqual({ ...server });
});
