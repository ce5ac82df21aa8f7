import { ResponseError } from '../features/lsp-values.ts';

/** An answer that says why there is none. */
export function refusal(code: number, message: string): ResponseError {
  return new ResponseError(code, message);
}
