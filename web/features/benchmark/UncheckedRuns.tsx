import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './benchmark.module.css';
import type { BoardRow } from './benchmarkText.ts';
import { obstacles } from './obstacles.ts';

/** What keeps a scored run from being trained again: for good, but for the first. */
const reasons = [
  'OUTSTANDING',
  ...obstacles,
  'NOT_TRAINED_HERE',
  'NO_ENGINE_OF_OURS',
  'LONG_SEGMENT',
  'BUDGET_RAISED',
  'NOT_COUNTED',
] as const;

type Props = { checks: BoardRow['checks']; language: Language };

/** How many of the scored runs training again has not settled, as a way to the reasons; nothing where it has settled all. */
export function UncheckedLink({
  checks,
  language,
  href,
  className,
}: Props & { href: string; className: string | undefined }) {
  const unchecked = uncheckedOf(checks);
  if (unchecked.length === 0) return null;
  const sum = (parts: readonly { runs: number }[]) => parts.reduce((total, { runs }) => total + runs, 0);
  const forGood = sum(unchecked.filter(({ reason }) => reason !== 'OUTSTANDING'));
  // One that is outstanding may still be told: it is said only where there is nothing worse to say.
  const [word, count] =
    forGood > 0 ? (['couldNot', forGood] as const) : (['inconclusive', sum(unchecked)] as const);
  return (
    <Link prefetch={false} href={`${href}#retraining`} className={className}>
      {language.t(`benchmark.unchecked.${word}`, { count, all: sum(checks) })}
    </Link>
  );
}

/** Why, a line a reason. */
export function UncheckedReasons({ checks, language }: Props) {
  const unchecked = uncheckedOf(checks);
  if (unchecked.length === 0) return null;
  return (
    <>
      <p className="caption">{language.t('benchmark.unchecked.why')}</p>
      <ul className={styles.history}>
        {unchecked.map((each) => (
          <li key={each.reason}>{reasonText(each, language)}</li>
        ))}
      </ul>
    </>
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
