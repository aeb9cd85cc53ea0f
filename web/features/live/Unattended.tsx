import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { TeamWorkersDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import styles from './unattended.module.css';

/** A worker asks for runs every second or so: one that was silent for this long, in milliseconds, is not there. */
const patience = 60_000;

/** Says that nobody trains the runs that wait, and where to attach a worker. */
export async function Unattended({ sweep, language: { t } }: { sweep: SweepPageData; language: Language }) {
  if (!isWaiting(sweep)) return null;
  const answer = await requestGraphql(TeamWorkersDocument, { teamId: sweep.team.id });
  if (answer.status === 'unreachable') return null;
  const lastSeen = answer.data.workers.nodes.map(({ lastSeenAt }) => Date.parse(lastSeenAt));
  if (lastSeen.some((time) => Date.now() - time < patience)) return null;
  return (
    <p className={styles.notice} role="status">
      {t('sweep.unattended')}{' '}
      <Link prefetch={false} href="/team#workers">
        {t('sweep.attachWorker')}
      </Link>
    </p>
  );
}

/** Runs are queued and none is held. A reported sweep waits for its own program, not for a worker. */
function isWaiting({ status, origin, runs }: SweepPageData): boolean {
  const inState = (...states: string[]) => runs.some((run) => states.includes(run.status));
  return (
    status === 'RUNNING' &&
    origin === 'TRAINED' &&
    inState('QUEUED', 'STALE') &&
    !inState('CLAIMED', 'RUNNING')
  );
}
