import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, installWithApt } from '../../../server/apt.mts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    const browsers = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return folder ? browsers.map((browser) => path.join(folder, browser)) : [];
  }),
];

const HOW_TO_GET_IT =
  'Install Chromium, Chrome or Edge (Debian: apt-get install chromium fonts-noto-cjk) or name one in CHROMIUM_PATH.';

/** Chromium or one of its relatives on this machine: named in CHROMIUM_PATH, on PATH, or in the usual places. */
function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return findOnPath(...NAMES) ?? USUAL_PLACES.find(existsSync);
}

/** Chromium and fonts for Chinese, installed first where we may: as root on Debian. Says in one line what is missing elsewhere. */
export function provisionChromium(): string {
  const missing: string[] = [];
  if (!findChromium()) missing.push('chromium');
  if (!hasChineseFonts()) missing.push('fonts-noto-cjk');
  installWithApt(missing);

  const chromium = findChromium();
  if (!chromium) throw new Error(`No Chromium here, which the editor tests need. ${HOW_TO_GET_IT}`);
  if (!hasChineseFonts()) console.warn('No fonts for Chinese here: screenshots show boxes. Debian: fonts-noto-cjk.');
  return chromium;
}

/** Only Linux can lack them; where nothing can tell, they are taken to be there. */
function hasChineseFonts(): boolean {
  if (process.platform !== 'linux') return true;
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return fonts.error ? existsSync('/usr/share/fonts/opentype/noto') : fonts.stdout.trim() !== '';
}
