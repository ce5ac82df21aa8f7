import { toBaseline, toReport, VERSION } from '../json.ts';
import { type BatchFormat, nameFile } from './format.ts';

/** For other programs: the public interface, and what the tables say besides. */
export const json: BatchFormat = {
  id: 'json',
  use: '给程序读',
  printReport: (report) => JSON.stringify(toReport(report)),
  print: ({ reports, skipped, occasion, comparison }, printed) => {
    const { day, version, rules } = occasion;
    const parts = reports.map(({ kind, standing, missing, length, sha256 }, at) => {
      const own = JSON.stringify({ kind, standing, missing, length, sha256 });
      return `${printed[at]!.slice(0, -1)},${own.slice(1)}`;
    });
    const head = JSON.stringify({
      version: VERSION,
      date: day,
      tool: { version },
      rules,
      ...(comparison && { baseline: toBaseline(comparison) }),
    }).slice(0, -1);
    const content = `${head},"reports":[\n${parts.join(',\n')}\n],"skipped":${JSON.stringify(skipped)}}\n`;
    return [{ name: nameFile(occasion, 'json'), content }];
  },
};
