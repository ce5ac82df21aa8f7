import { describe, expect, test } from 'vitest';
import { isNetworkError } from './desktop.mts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('only a failing network makes the tests go without desktop VS Code', () => {
  test('a name that does not resolve, a refused or lost connection, also as the cause of something', () => {
    expect(isNetworkError(failure('ENOTFOUND'))).toBe(true);
    expect(isNetworkError(new Error('fetch failed', { cause: failure('ECONNRESET') }))).toBe(true);
    expect(isNetworkError(new AggregateError([failure('ENETUNREACH'), failure('ETIMEDOUT')]))).toBe(true);
  });

  test('not a full disk, not a broken archive, not a wrong checksum', () => {
    expect(isNetworkError(failure('ENOSPC'))).toBe(false);
    expect(isNetworkError(new Error('invalid zip file'))).toBe(false);
    expect(isNetworkError('ENOTFOUND')).toBe(false);
  });
});
