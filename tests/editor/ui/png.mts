import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const COLOURS = 128;

/** The pixels of a picture, three bytes each. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/**
 * A screenshot in a third of its size: it keeps 128 of its colours, and what has another, some grey at the rim of a
 * letter, gets the nearest of them. Takes what a browser writes: eight bits to a channel, not interlaced.
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, bytes } = readPixels(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 3) {
    const colour = bytes.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, first], [b, second]) => second - first || a - b).map(([colour]) => colour);
  const palette = choosePalette(byCount);
  const indexes = new Map(byCount.map((colour) => [colour, indexOfNearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = indexes.get(bytes.readUIntBE((y * width + x) * 3, 3))!;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [at, colour] of palette.entries()) colours.writeUIntBE(colour, at * 3, 3);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    toChunk('IHDR', header),
    toChunk('PLTE', colours),
    toChunk('IDAT', data),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A grey picture of one byte a pixel. */
export function toGreyPng(width: number, height: number, pixels: Buffer): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) pixels.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, toChunk('IHDR', header), toChunk('IDAT', data), toChunk('IEND', Buffer.alloc(0))]);
}

/** One of every hue, however rare (a small icon), then the most frequent ones. */
function choosePalette(byCount: readonly number[]): readonly number[] {
  const hues = new Map<number, number>();
  for (const colour of byCount) {
    const hue = colour & 0xe0e0e0;
    if (!hues.has(hue)) hues.set(hue, colour);
  }
  return [...new Set([...hues.values(), ...byCount])].slice(0, COLOURS);
}

function readPixels(png: Buffer): Pixels {
  const chunks = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const [header] = chunks.get('IHDR')!;
  const [width, height] = [header!.readUInt32BE(0), header!.readUInt32BE(4)];
  const depth = header![9] === 6 ? 4 : 3;
  const lines = unfilter(inflateSync(Buffer.concat(chunks.get('IDAT')!)), width * depth, height, depth);
  if (depth === 3) return { width, height, bytes: lines };
  const bytes = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) lines.copy(bytes, pixel * 3, pixel * 4, pixel * 4 + 3);
  return { width, height, bytes };
}

/** Each byte was written as its difference from those to the left, above, and left above. */
function unfilter(filtered: Buffer, stride: number, height: number, depth: number): Buffer {
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < depth ? 0 : lines[at - depth]!;
      const above = y === 0 ? 0 : lines[at - stride]!;
      const corner = x < depth || y === 0 ? 0 : lines[at - stride - depth]!;
      const guess = [0, left, above, (left + above) >> 1, nearestOf(left, above, corner)][filter]!;
      lines[at] = filtered[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return lines;
}

function nearestOf(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}

function indexOfNearest(palette: readonly number[], colour: number): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const apart = [16, 8, 0].reduce(
      (sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2,
      0,
    );
    if (apart >= least) continue;
    nearest = index;
    least = apart;
  }
  return nearest;
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
