import type { Result } from '../check.ts';
import { titleOf } from '../rules/titles.ts';
import { explainSettings, type SettingsSources } from '../settings/effective.ts';
import { isOfOneFinding, type Suppression } from '../suppressions.ts';
import { toRange } from './lsp.ts';
import { type IgnoredAnswer, type IgnoredItem, TURN_ON_COMMAND, UNSUPPRESS_COMMAND } from './protocol.ts';

/** Where it is said that something is none. Files are named by their URI. */
export interface IgnoredContext {
  readonly uri: string;
  readonly version: number;
  readonly suppressions: readonly Suppression[];
  /** The file beside the report that keeps them. */
  readonly beside: string | null;
  /** Whether that file cannot be followed. */
  readonly isFaulty: boolean;
  readonly sources: SettingsSources;
  /** The settings file that holds; null where the editor's settings do. */
  readonly settings: string | null;
  /** Where the editor keeps its settings. */
  readonly editor: 'folder' | 'user';
}

/** Everything that is said to be none: single findings, rules in this report, rules in every report. */
export function toIgnored(result: Result, context: IgnoredContext): IgnoredAnswer {
  const { version, suppressions, beside, isFaulty } = context;
  return {
    version,
    items: [
      ...suppressions.filter(isOfOneFinding).map((one) => toKept(result, one, context)),
      ...suppressions.filter((one) => !isOfOneFinding(one)).map((one) => toKept(result, one, context)),
      ...toTurnedOff(context),
    ],
    faulty: isFaulty ? beside : null,
  };
}

function toKept(result: Result, suppression: Suppression, { uri, beside }: IgnoredContext): IgnoredItem {
  const { rule, reason = '' } = suppression;
  const ofOne = isOfOneFinding(suppression);
  return {
    scope: ofOne ? 'finding' : 'report',
    rule,
    name: titleOf(rule),
    quote: ofOne ? suppression.quote : '',
    sentence: ofOne ? suppression.sentence : '',
    reason,
    findings: result.ignored
      .filter((finding) => finding.suppression === suppression)
      .map(({ message, ...place }) => ({ range: toRange(result.analysis.source, place), message })),
    file: beside,
    undo: { command: UNSUPPRESS_COMMAND, argument: { uri, suppression } },
  };
}

/** A rule that is off by itself was turned off by nobody. */
function toTurnedOff({ uri, sources, settings, editor }: IgnoredContext): readonly IgnoredItem[] {
  return explainSettings(sources)
    .rules.filter(({ value, own, origin }) => value === 'off' && own !== 'off' && origin !== 'default')
    .map(({ id: rule, title, origin }) => ({
      scope: 'everywhere',
      rule,
      name: title,
      quote: '',
      sentence: '',
      reason: '',
      findings: [],
      file: settings,
      undo: { command: TURN_ON_COMMAND, argument: { uri, rule, where: origin === 'file' ? 'file' : editor } },
    }));
}
