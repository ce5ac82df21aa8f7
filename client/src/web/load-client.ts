import type { createClient } from '../language-client.ts';

/** What creates the language client. In a browser, one file is fetched sooner than two. */
export async function loadClient(): Promise<typeof createClient> {
  return (await import('../language-client.ts')).createClient;
}
