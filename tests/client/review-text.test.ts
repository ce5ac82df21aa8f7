import { expect, test } from 'vitest';
import { pageName } from '../../client/src/review-text.ts';

test.each([
  ['青石镇2025年报告.txt', '青石镇2025年报告-定稿前核对.html'],
  ['报告.2025.gongwen', '报告.2025-定稿前核对.html'],
  ['Untitled-1', 'Untitled-1-定稿前核对.html'],
  ['.txt', '.txt-定稿前核对.html'],
])('the page of %s is %s', (report, page) => expect(pageName(report)).toBe(page));
