import { type Answer, mistake } from './words.ts';

/** Reads the words behind `jiaohe folder`. Made for scripts onto which people drag a folder: any of them is a path. */
export function parseFolder(
  words: readonly string[],
): Answer | { readonly kind: 'folder'; readonly paths: readonly string[] } {
  if (words.includes('--help') || words.includes('-h')) return { kind: 'answer', text: HELP };
  if (words.length === 0) return mistake('没有说要检查哪个文件夹。请写：jiaohe folder 文件夹');
  return { kind: 'folder', paths: words };
}

const HELP = `用法：jiaohe folder 文件夹

检查文件夹里的全部报告，在里面的“核对结果”文件夹里写成网页、表格、给程序读的结果、认可清单和退回意见；
有上次的结果，就同它比。等于
  jiaohe check 文件夹 --report html,xlsx,json -o 文件夹/核对结果 --letters 文件夹/核对结果/退回意见 \\
    --baseline 文件夹/核对结果 --fail-on never

结束状态：0 查完；2 没有运行；3 有文件没有检查`;
