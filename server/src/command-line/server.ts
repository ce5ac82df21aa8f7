import { isTransport } from '../transports.ts';
import { type Answer, mistake, unknownOption } from './words.ts';

/** Reads the words behind `jiaohe server`; the server itself reads them again. */
export function parseServer(words: readonly string[]): Answer | { readonly kind: 'server' } {
  const wrong = words.find((word) => !isTransport(word));
  if (wrong === '--help' || wrong === '-h') return { kind: 'answer', text: HELP };
  if (wrong !== undefined) return unknownOption(wrong, TRANSPORTS);
  if (words.length === 0) return mistake('jiaohe server 后面要写明通信方式，编辑器一般用 --stdio');
  return { kind: 'server' };
}

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

const HELP = `用法：jiaohe server --stdio

供编辑器使用的语言服务器（Language Server Protocol），从标准输入读、向标准输出写。`;
