import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { provisionChromium } from './chromium.mts';
import { type ServerOptions, startServer, type WorkbenchAddress } from './server.mts';

/** What a workbench is opened with. */
export interface WorkbenchOptions extends ServerOptions, WorkbenchAddress {
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Another address to go to than the server's. */
  readonly url?: (address: string) => string;
  /** Flags for the browser beside the usual ones. */
  readonly flags?: readonly string[];
  /** How large the window is, and how many dots a pixel has. */
  readonly window?: { readonly width: number; readonly height: number; readonly scale: number };
}

/** VS Code's workbench in a browser that shows no window. */
export interface Workbench {
  readonly page: Page;
  close(): Promise<void>;
}

const WINDOW = { width: 1280, height: 800, scale: 1 };

// Nothing on the network, no first-run pages, and software rendering that is the same on every machine.
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the VS Code server and opens its workbench in Chromium. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executablePath = provisionChromium();
  const server = await startServer({ testDriver: true, ...options });
  const { width, height, scale } = options.window ?? WINDOW;
  try {
    const context = await chromium.launchPersistentContext(path.join(server.scratch, 'browser'), {
      executablePath,
      args: [...FLAGS, ...(options.flags ?? [])],
      artifactsDir: path.join(server.scratch, 'artifacts'),
      locale: options.locale ?? 'en',
      viewport: { width, height },
      deviceScaleFactor: scale,
      // Who starts it ends it, in order.
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await options.prepare?.(page);
    await page.goto((options.url ?? ((address) => address))(server.address(options)));
    if (options.workspace) await awaitFolders(page);
    return {
      page,
      close: async () => {
        await context.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Now and then, a window that is to open several folders comes up without them, and stays so; a second one has them. */
async function awaitFolders(page: Page): Promise<void> {
  const folder = page.locator('.explorer-folders-view .monaco-list-row').first();
  const came = await folder.waitFor({ timeout: 12_000 }).then(
    () => true,
    () => false,
  );
  if (!came) await page.reload();
}
