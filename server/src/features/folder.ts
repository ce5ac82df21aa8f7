import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Result } from '../check.ts';
import type { Finding } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import { toRange } from './lsp.ts';
import type { FolderFinding, FolderReport } from './protocol.ts';

/** What the list of a folder shows of one report: what a table of it tells as well, and how many hints there are. */
export function toFolderReport(
  result: Result,
  file: Pick<FolderReport, 'uri' | 'name' | 'encoding' | 'leftOut' | 'unrecognised'>,
): FolderReport {
  const { analysis, profile, findings, ignored } = result;
  const told = findings.filter(isTold);
  return {
    ...file,
    profile: profile && { id: profile.id, name: profile.name },
    findings: told.map(({ rule, severity, message, start, end }) => ({
      rule,
      title: titleOf(rule),
      severity,
      message,
      range: toRange(analysis.source, { start, end }),
      place: analysis.fromWord ? wordAddress(addressOf(analysis, start)) : null,
    })),
    more: findings.length - told.length,
    ignored: ignored.length,
  };
}

function isTold(finding: Finding): finding is Finding & Pick<FolderFinding, 'severity'> {
  return finding.severity !== 'hint';
}
