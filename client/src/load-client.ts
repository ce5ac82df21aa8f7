import type { createClient } from './language-client.ts';

/**
 * What creates the language client; loaded where there is a report to be checked. It is a bundle of its own: an editor reads and
 * looks through all of one that it loads, and of the extension's the client was the greater part. In a browser,
 * web/load-client.ts stands for this file.
 */
export async function loadClient(): Promise<typeof createClient> {
  const bundle = './client.js';
  return (await import(bundle)).createClient;
}
