/** What of Node's modules is named by code that is never reached in a browser, or is there under the same name anyway. */

export const { TextDecoder, TextEncoder } = globalThis;

/** There are no processes; the folders that one would check are not offered. */
export function fork(): never {
  throw new Error('no processes here');
}
