import { say } from './say.ts';

/** What the page for the last look before a report goes out is called where it is kept: beside the report, by its name. */
export function pageName(reportName: string): string {
  const dot = reportName.lastIndexOf('.');
  return say('{0}-定稿前核对.html', dot > 0 ? reportName.slice(0, dot) : reportName);
}
