import type {
  Connection,
  ConnectionOptions,
  Message,
  NotificationMessage,
  RequestMessage,
} from 'vscode-languageserver';
import { ErrorCodes } from '../features/lsp-values.ts';
import { refusal } from './refusal.ts';

type Life = 'new' | 'begun' | 'over';

/** Stands for requests that came at the wrong time; no client asks for it by this name. */
const UNTIMELY = 'jiaohe/untimely';

/**
 * How a connection takes what comes before it is initialized, again, or after it was shut down: requests are refused and
 * notifications dropped, as the protocol demands. To go with `refuseUntimely`.
 */
export function keepsOrder(): ConnectionOptions {
  let life: Life = 'new';
  return {
    messageStrategy: {
      handleMessage: (message, next) => {
        if (isRequest(message)) {
          const why = whyUntimely(life, message.method);
          if (why) return next({ ...message, method: UNTIMELY, params: why } as Message);
          if (message.method === 'initialize') life = 'begun';
          else if (message.method === 'shutdown') life = 'over';
        } else if (isNotification(message) && life !== 'begun' && !ANYTIME.test(message.method)) return undefined;
        return next(message);
      },
    },
  };
}

/** Answers the requests that came at the wrong time. */
export function refuseUntimely(connection: Connection): void {
  connection.onRequest(UNTIMELY, ({ code, message }: Untimely) => {
    throw refusal(code, message);
  });
}

/** To leave is always allowed, and what is about other messages speaks for itself. */
const ANYTIME = /^(?:exit$|\$\/)/;

interface Untimely {
  readonly code: number;
  readonly message: string;
}

function whyUntimely(life: Life, method: string): Untimely | null {
  if (life === 'over') return { code: ErrorCodes.InvalidRequest, message: '校核已经关闭，不再回答' };
  if (method === 'initialize') {
    return life === 'begun' ? { code: ErrorCodes.InvalidRequest, message: '校核只能启动一次' } : null;
  }
  return life === 'new' ? { code: ErrorCodes.ServerNotInitialized, message: '校核还没有启动完，不能回答' } : null;
}

function isRequest(message: Message): message is RequestMessage {
  return isNotification(message) && 'id' in message;
}

function isNotification(message: Message): message is NotificationMessage {
  return typeof (message as NotificationMessage | null)?.method === 'string';
}
