import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { provisionChromium } from './chromium.mts';
import { openFolders } from './folders.mts';
import { type ServerOptions, startServer, type WorkbenchAddress } from './server.mts';

/** What a workbench is opened with. */
export interface WorkbenchOptions extends ServerOptions, WorkbenchAddress {
  /** Called before a page is loaded for the first time. */
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
    const address = server.address(options);
    const prepared = new Set<Page>();
    const load = async (page: Page): Promise<void> => {
      if (!prepared.has(page)) await options.prepare?.(page);
      prepared.add(page);
      await page.goto(options.url?.(address) ?? address);
    };
    const page = options.workspace
      ? await openFolders(context, load)
      : (context.pages()[0] ?? (await context.newPage()));
    if (!prepared.has(page)) await load(page);
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
