import { parseArgs } from 'node:util';
import { didYouMean } from '../nearest.ts';

/** What is said instead of doing something: what was asked for, or what is wrong with the call. */
export type Answer =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'mistake'; readonly message: string };

/** The names that arguments may speak of. */
export interface Vocabulary {
  readonly version: string;
  readonly formatIds: readonly string[];
  readonly batchFormats: readonly { readonly id: string; readonly use: string }[];
  readonly ledgerFormatIds: readonly string[];
  readonly settingsFormatIds: readonly string[];
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
}

/** Each option that takes a value, with an example; every command has --help besides. */
export type Options = Readonly<Record<string, string>>;

/** The paths and options behind a command. */
export interface Arguments<Name extends string> {
  readonly paths: readonly string[];
  readonly values: Readonly<Partial<Record<Name, string>>>;
  /** The options without a value that were given. */
  readonly flags: ReadonlySet<string>;
}

/** The paths and options behind a command; else the answer to what cannot be followed, or the help that is asked for. */
export function readArguments<Given extends Options>(
  words: readonly string[],
  options: Given,
  printHelp: () => string,
  {
    shorts = {},
    flags = [],
  }: { readonly shorts?: Readonly<Record<string, string>>; readonly flags?: readonly string[] } = {},
): Arguments<keyof Given & string> | Answer {
  const names = [...Object.keys(options), ...flags, 'help'];
  const { tokens } = parseArgs({
    args: [...words],
    options: {
      ...Object.fromEntries(
        Object.keys(options).map((name) => {
          const short = shorts[name];
          return [name, { type: 'string' as const, ...(short !== undefined && { short }) }];
        }),
      ),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const paths: string[] = [];
  const values: Partial<Record<keyof Given & string, string>> = {};
  const set = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return { kind: 'answer', text: printHelp() };
    if (flags.includes(token.name)) {
      if (token.value !== undefined) return mistake(`${token.rawName} 后面不用写值`);
      set.add(token.name);
      continue;
    }
    if (!Object.hasOwn(options, token.name)) {
      return unknownOption(
        token.rawName,
        names.map((name) => `--${name}`),
      );
    }
    const name = token.name as keyof Given & string;
    if (!token.value || (!token.inlineValue && /^-./.test(token.value))) {
      return mistake(`${token.rawName} 后面要写一个值，例如 ${options[name]!.replace(/^--\S+/, token.rawName)}`);
    }
    values[name] = token.value;
  }
  return { paths, values, flags: set };
}

/** Says that there is no such option, and which was probably meant. */
export function unknownOption(option: string, names: readonly string[]): Answer {
  return mistake(`没有名为“${option}”的选项${didYouMean(option, names) || `，可以用 ${names.join('、')}`}`);
}

/** Says that an option cannot have a value, and which it can have. */
export function wrongValue(option: string, value: string, values: readonly string[]): Answer {
  const question = didYouMean(value, values) || `，可以写 ${values.join('、')}`;
  return mistake(`${option} 的值不能是“${value}”${question}`);
}

/** Says that a year is none; null where it is one. */
export function wrongYear(year: string): Answer | null {
  return /^(?:19|20)\d\d$/.test(year) ? null : mistake(`--year 的值不能是“${year}”，要写四位数的年份，例如 2024`);
}

/** Says what cannot be followed. */
export function mistake(message: string): Answer {
  return { kind: 'mistake', message };
}
