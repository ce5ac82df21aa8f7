import path from 'node:path';

/** What tells where a user's desktop lies. */
export interface Home {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of user-dirs.dirs, where a Linux desktop keeps the names of its folders; empty where there is none. */
  readonly userDirs: string;
}

/** Where the desktop may lie, the likeliest first: moved into OneDrive, named by the system, or in the usual place. */
export function desktopCandidates({ folder, env, userDirs }: Home): readonly string[] {
  const { OneDrive } = env;
  const named = /^\s*XDG_DESKTOP_DIR="(.*)"\s*$/m.exec(userDirs)?.[1];
  const candidates = [
    ...(OneDrive ? NAMES.map((name) => path.join(OneDrive, name)) : []),
    ...(named
      ? [
          path.resolve(
            folder,
            named.replace(/^\$HOME(?=\/|$)/, () => folder),
          ),
        ]
      : []),
    ...NAMES.map((name) => path.join(folder, name)),
  ];
  // A system without a desktop names the home folder itself.
  return [...new Set(candidates)].filter((candidate) => path.relative(folder, candidate) !== '');
}

const NAMES = ['Desktop', '桌面'];
