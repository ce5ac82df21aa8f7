import { printGithubReport, printGithubSkipped } from '../github.ts';
import { type BatchFormat, nameFile } from './format.ts';

/** For GitHub Actions: a step that prints the file shows the findings in the pull request. */
export const github: BatchFormat = {
  id: 'github',
  use: 'GitHub Actions 的命令，在流水线里打印出来就按行显示',
  printReport: printGithubReport,
  print: ({ skipped, occasion }, printed) => [
    { name: nameFile(occasion, 'github'), content: printed.join('') + printGithubSkipped(skipped) },
  ],
};
