import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

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
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return findOnPath(...NAMES) ?? USUAL_PLACES.find(existsSync);
}

/** Chromium and fonts for Chinese, installed first where we may: as root on Debian. Says in one line what is missing elsewhere. */
export function provisionChromium(): string {
  const missing: string[] = [];
  if (!findChromium()) missing.push('chromium');
  if (!hasChineseFonts()) missing.push('fonts-noto-cjk');
  if (missing.length > 0 && mayInstall()) install(missing);

  const chromium = findChromium();
  if (!chromium) throw new Error(`No Chromium here, which the editor tests need. ${HOW_TO_GET_IT}`);
  if (!hasChineseFonts()) console.warn('No fonts for Chinese here: screenshots show boxes. Debian: fonts-noto-cjk.');
  return chromium;
}

/** The first of these programs that PATH leads to. */
export function findOnPath(...names: readonly string[]): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const files = names.flatMap((name) =>
    endings.flatMap((end) => folders.map((folder) => path.join(folder, name + end))),
  );
  return files.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Only Linux can lack them; where nothing can tell, they are taken to be there. */
function hasChineseFonts(): boolean {
  if (process.platform !== 'linux') return true;
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return fonts.error ? existsSync('/usr/share/fonts/opentype/noto') : fonts.stdout.trim() !== '';
}

function mayInstall(): boolean {
  const isDebian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  return isDebian && process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(' and ')} with apt-get (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...words: readonly string[]): void => {
    // The lock may be held by another run that is installing the same.
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  try {
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', ...packages);
  } catch {
    console.warn(`apt-get could not install ${packages.join(' and ')}.`);
  }
}
