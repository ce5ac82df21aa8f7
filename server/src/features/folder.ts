import { addressOf, wordAddress } from '../analysis/address.ts';
import type { Result } from '../check.ts';
import type { Finding } from '../rules/rule.ts';
import { titleOf } from '../rules/titles.ts';
import { toRange } from './lsp.ts';
import type { FolderFinding, FolderReport } from './protocol.ts';

/** What the list of a folder shows of one report: its grave findings, and how many others there are. */
export function toFolderReport(
  result: Result,
  file: Pick<FolderReport, 'uri' | 'name' | 'encoding' | 'leftOut'>,
): FolderReport {
  const { analysis, profile, findings, ignored } = result;
  const grave = findings.filter(isGrave);
  return {
    ...file,
    profile: profile && { id: profile.id, name: profile.name },
    findings: grave.map(({ rule, severity, message, start, end }) => ({
      rule,
      title: titleOf(rule),
      severity,
      message,
      range: toRange(analysis.source, { start, end }),
      place: analysis.fromWord ? wordAddress(addressOf(analysis, start)) : null,
    })),
    more: findings.length - grave.length,
    ignored: ignored.length,
  };
}

function isGrave(finding: Finding): finding is Finding & Pick<FolderFinding, 'severity'> {
  return finding.severity === 'error' || finding.severity === 'warning';
}
