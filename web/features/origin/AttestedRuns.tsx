import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin } from '../../graphql/generated/graphql.ts';

type AttestedRunsProps = {
  sweep: {
    origin: SweepOrigin;
    attestedRuns: number;
    runCounts: { succeeded: number; failed: number; canceled: number };
  };
  language: Language;
};

/** How many of the ended runs somebody else than the team says who trained, and what that means; nothing before one has ended. */
export function AttestedRuns({ sweep, language: { t } }: AttestedRunsProps) {
  const { origin, attestedRuns: attested, runCounts } = sweep;
  const ended = runCounts.succeeded + runCounts.failed + runCounts.canceled;
  // Where an imported sweep came from stands at its head.
  if (ended === 0 || origin === 'IMPORTED') return null;
  const key = attested === 0 ? 'none' : attested >= ended ? 'all' : 'some';
  return <p className="caption">{t(`origin.attested.${key}`, { attested, ended })}</p>;
}
