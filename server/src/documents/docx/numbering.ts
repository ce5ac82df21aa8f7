import { formatOrdinal } from './ordinals.ts';
import { type Attributes, attribute, integer, isOn, readXml } from './xml.ts';

/** The lists of a document, as they count while its paragraphs are read from top to bottom. */
export interface Numbering {
  /** The ordinal that the next paragraph of a list shows: 一、 （二） 3.; with the space behind it where it needs one. Empty where it shows none. */
  readonly next: (list: number, level: number) => string;
  /** The level of a list that belongs to a style; undefined where none does. */
  readonly levelOf: (list: number, style: string) => number | undefined;
}

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  /** Whether all its ordinals are written as plain digits. */
  legal: boolean;
  /** After which level (from 1) it counts anew; 0: never; undefined: after every higher one. */
  restart?: number;
  style?: string;
}

interface Design {
  readonly levels: Map<number, Level>;
  /** A style of the kind 编号 whose list this one is. */
  link?: string;
}

interface List {
  design?: number;
  /** Where this list counts or looks otherwise than its design. */
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

const LEVELS = 9;

/** Reads the part of lists; `undefined` where a document has none. `listOfStyle` tells the list that a style of the kind 编号 stands for. */
export function readNumbering(
  bytes: Uint8Array | undefined,
  listOfStyle: (style: string) => number | undefined,
): Numbering {
  const designs = new Map<number, Design>();
  const lists = new Map<number, List>();
  if (bytes) readDefinitions(bytes, designs, lists);
  const counters = new Map<number, (number | undefined)[]>();
  const started = new Set<string>();

  /** A list as it counts: by which design, and what each of its levels looks like. */
  const follow = (number: number): Followed | null => {
    const list = lists.get(number);
    const own = list?.design === undefined ? undefined : designs.get(list.design);
    if (!list || !own) return null;
    const linked = own.link === undefined ? undefined : lists.get(listOfStyle(own.link) ?? -1);
    const id = linked?.design ?? list.design!;
    const design = designs.get(id) ?? own;
    return { id, starts: list.starts, levelAt: (level) => list.levels.get(level) ?? design.levels.get(level) };
  };

  const next = (number: number, wanted: number): string => {
    const list = follow(number);
    const level = Math.min(Math.max(wanted, 0), LEVELS - 1);
    const own = list?.levelAt(level);
    if (!list || !own) return '';
    const { id, starts, levelAt } = list;
    const counts = counters.get(id) ?? [];
    counters.set(id, counts);
    const startOf = (at: number): number => levelAt(at)?.start ?? 1;
    const override = starts.get(level);
    const key = `${number} ${level}`;
    if (override !== undefined && !started.has(key)) counts[level] = override;
    else counts[level] = counts[level] === undefined ? startOf(level) : counts[level] + 1;
    started.add(key);
    for (let above = 0; above < level; above++) counts[above] ??= startOf(above);
    for (let below = level + 1; below < LEVELS; below++) {
      const restart = levelAt(below)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counts[below] = undefined;
    }
    return compose(own, counts, (at) => levelAt(at)?.format ?? 'decimal');
  };

  const levelOf = (number: number, style: string): number | undefined => {
    const list = follow(number);
    for (let level = 0; list && level < LEVELS; level++) {
      if (list.levelAt(level)?.style === style) return level;
    }
    return undefined;
  };
  return { next, levelOf };
}

interface Followed extends Pick<List, 'starts'> {
  /** The design that it counts on in, together with other lists. */
  readonly id: number;
  readonly levelAt: (level: number) => Level | undefined;
}

function compose(own: Level, counts: readonly (number | undefined)[], formatOf: (level: number) => string): string {
  if (own.format === 'bullet') return '• ';
  const text = own.text.replace(/%([1-9])/g, (_, written: string) => {
    const level = Number(written) - 1;
    const format = own.legal ? 'decimal' : formatOf(level);
    return formatOrdinal(counts[level] ?? 1, format);
  });
  if (text.trim() === '') return '';
  const needsSpace = own.suffix === 'space' || /[\dA-Za-z]$/.test(text);
  return needsSpace ? `${text} ` : text;
}

function readDefinitions(bytes: Uint8Array, designs: Map<number, Design>, lists: Map<number, List>): void {
  let design: Design | null = null;
  let list: List | null = null;
  let level: Level | null = null;
  let override: number | null = null;
  readXml(bytes, {
    open: (name, attributes) => {
      const value = attribute(attributes, 'val');
      switch (name) {
        case 'abstractNum':
          design = { levels: new Map() };
          designs.set(integer(attribute(attributes, 'abstractNumId')) ?? -1, design);
          break;
        case 'num':
          list = { starts: new Map(), levels: new Map() };
          lists.set(integer(attribute(attributes, 'numId')) ?? -1, list);
          break;
        case 'numStyleLink':
          if (design && value !== undefined) design.link = value;
          break;
        case 'abstractNumId':
          if (list) assignDesign(list, integer(value));
          break;
        case 'lvlOverride':
          override = integer(attribute(attributes, 'ilvl')) ?? null;
          break;
        case 'startOverride': {
          const start = integer(value);
          if (list && override !== null && start !== undefined) list.starts.set(override, start);
          break;
        }
        case 'lvl': {
          level = { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false };
          const at = integer(attribute(attributes, 'ilvl')) ?? 0;
          (list ?? design)?.levels.set(at, level);
          break;
        }
        default:
          if (level) readLevel(level, name, value, attributes);
      }
    },
    close: (name) => {
      if (name === 'abstractNum') design = null;
      else if (name === 'num') list = null;
      else if (name === 'lvl') level = null;
      else if (name === 'lvlOverride') override = null;
    },
  });
}

function assignDesign(list: List, design: number | undefined): void {
  if (design !== undefined) list.design = design;
}

function readLevel(level: Level, name: string, value: string | undefined, attributes: Attributes): void {
  switch (name) {
    case 'start':
      level.start = integer(value) ?? 1;
      break;
    case 'numFmt':
      level.format = value ?? 'decimal';
      break;
    case 'lvlText':
      level.text = (value ?? '').slice(0, 60);
      break;
    case 'suff':
      level.suffix = value ?? 'tab';
      break;
    case 'isLgl':
      level.legal = isOn(attributes);
      break;
    case 'lvlRestart': {
      const restart = integer(value);
      if (restart !== undefined) level.restart = restart;
      break;
    }
    case 'pStyle':
      if (value !== undefined) level.style = value;
      break;
  }
}
