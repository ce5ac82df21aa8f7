import { printSarif, printSarifReport } from '../sarif.ts';
import { type BatchFormat, nameFile } from './format.ts';

/** For the programs that show results of many tools. */
export const sarif: BatchFormat = {
  id: 'sarif',
  use: 'SARIF 2.1.0，给汇总各种工具结果的程序读',
  printReport: printSarifReport,
  print: ({ skipped, occasion }, printed) => [
    { name: nameFile(occasion, 'sarif'), content: printSarif(printed, skipped, occasion.version) },
  ],
};
