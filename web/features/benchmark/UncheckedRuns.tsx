import type { Language } from '../../charts/chart.type.ts';
import type { BoardRow } from './benchmarkText.ts';

/** What keeps a scored run from being trained again: for good, but for the first. */
const reasons = [
  'OUTSTANDING',
  'NO_WORKER',
  'UNCONFIRMED',
  'TOO_SLOW',
  'OTHER_MACHINE',
  'NOT_REPEATABLE',
  'CHECKPOINT_UNUSABLE',
  'WORKER_FAILED',
  'NOT_TRAINED_HERE',
  'NO_ENGINE_OF_OURS',
  'LONG_SEGMENT',
  'BUDGET_RAISED',
  'NOT_COUNTED',
] as const;

type Props = { checks: BoardRow['checks']; language: Language };

/** How many of the scored runs could not be checked by training them again, beside the word for trust; nothing where all could. */
export function UncheckedChip({ checks, language }: Props) {
  const unchecked = uncheckedOf(checks);
  if (unchecked.length === 0) return null;
  const all = checks.reduce((sum, { runs }) => sum + runs, 0);
  const count = unchecked.reduce((sum, { runs }) => sum + runs, 0);
  return (
    <span className="chip neutral" title={unchecked.map((each) => reasonText(each, language)).join(' ')}>
      {language.t('benchmark.unchecked.chip', { count, all })}
    </span>
  );
}

/** Why, a line a reason. */
export function UncheckedReasons({ checks, language }: Props) {
  const unchecked = uncheckedOf(checks);
  if (unchecked.length === 0) return null;
  return (
    <ul>
      {unchecked.map((each) => (
        <li key={each.reason}>{reasonText(each, language)}</li>
      ))}
    </ul>
  );
}

type Unchecked = { reason: (typeof reasons)[number]; runs: number };

function uncheckedOf(checks: BoardRow['checks']): Unchecked[] {
  return reasons.flatMap((reason) => {
    const runs = checks.find(({ check }) => check === reason)?.runs ?? 0;
    return runs > 0 ? [{ reason, runs }] : [];
  });
}

function reasonText({ reason, runs }: Unchecked, { t }: Language): string {
  return t(`benchmark.unchecked.${reason}`, { count: runs });
}
