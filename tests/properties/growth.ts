/**
 * How the work of something grows with its size: the slope of the line through the logarithms, 1 where twice as much costs twice
 * as much, 2 where it costs four times as much. Each size is worked at several times and the least counts, in this process's own
 * time, so that what else the machine does matters little.
 */
export function slopeOf(work: (size: number) => void, sizes: readonly number[], times = 3): number {
  const points = sizes.map((size) => ({ x: Math.log(size), y: Math.log(leastOf(() => work(size), times)) }));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const across = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return across / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}

/** The least time of this process that doing something took, in milliseconds; never nothing. */
export function leastOf(work: () => void, times: number): number {
  return Math.max(0.1, Math.min(...Array.from({ length: times }, () => timeOf(work))));
}

/** How much of this process's own time doing something takes, in milliseconds, whatever else the machine does. */
export function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
