import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type {
  RunStatus,
  SweepOrigin,
  SweepStatus,
  TeamWorkersQuery,
} from '../../graphql/generated/graphql.ts';
import { TeamWorkersDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { CopyLine } from '../form/CopyLine.tsx';
import { moduleSpecOf, offeringCommand } from '../library/moduleSpec.ts';
import styles from './unattended.module.css';

export type WaitingSweep = {
  id: string;
  status: SweepStatus;
  isPaused: boolean;
  origin: SweepOrigin;
  team: { id: string };
  runs: readonly { status: RunStatus }[];
};

type WaitingWorker = TeamWorkersQuery['workers']['nodes'][number];

/**
 * Says why nobody trains the runs that wait: the workers are busy, none is there, or none has the module for them; a reported
 * sweep waits for its own program.
 */
export async function Unattended({ sweep, language }: { sweep: WaitingSweep; language: Language }) {
  const { t } = language;
  if (!isWaiting(sweep)) return null;
  if (sweep.origin === 'REPORTED') return <Unreported sweep={sweep} language={language} />;
  const answer = await requestGraphql(TeamWorkersDocument, {
    teamId: sweep.team.id,
    sweepId: sweep.id,
  });
  if (answer.status === 'unreachable') return null;
  const { workers, sweep: asked } = answer.data;
  const there = workers.nodes.filter((worker) => worker.isThere);
  const module = moduleSpecOf(asked?.model.spec);
  const able = there.filter(({ offeredModels }) => !module || offeredModels.includes(module.sha256));
  if (able.length > 0) return <Busy workers={able} language={language} />;
  const attach = (
    <Link prefetch={false} href={`/team?team=${encodeURIComponent(sweep.team.id)}#workers`}>
      {t('sweep.attachWorker')}
    </Link>
  );
  if (!module) {
    return (
      <p className={styles.notice} role="status">
        {t('sweep.unattended')} {attach}
      </p>
    );
  }
  const { file, sha256 } = module;
  return (
    <div className={styles.notice} role="status">
      <p>
        {t('sweep.moduleMissing', { file, hash: sha256.slice(0, 12) })} {attach}
      </p>
      <CopyLine
        label={t('model.offer')}
        value={offeringCommand(module)}
        copy={t('team.copy')}
        copied={t('team.copiedCommand')}
      />
    </div>
  );
}

/** The runs of a reported sweep are trained by a program of the team, and it is not there. */
function Unreported({ sweep: { id, runs }, language: { t } }: { sweep: WaitingSweep; language: Language }) {
  const isLost = runs.some(({ status }) => status === 'STALE');
  return (
    <div className={styles.notice} role="status">
      <p>
        {t(isLost ? 'sweep.reporterLost' : 'sweep.reporterAway')} {t('sweep.reportAgain')}
      </p>
      <CopyLine
        label={t('sweep.reportAgain')}
        value={`critbatch.Client().sweep("${id}").report(train)`}
        copy={t('team.copy')}
        copied={t('team.copiedCommand')}
      />
    </div>
  );
}

/** With what the workers are busy, where none of them has a free slot. */
function Busy({
  workers,
  language: { t, numbers },
}: {
  workers: readonly WaitingWorker[];
  language: Language;
}) {
  const free = workers.filter(({ slots, currentRuns }) => currentRuns.length < slots);
  if (free.length > 0) return null;
  const sweeps = new Set(
    workers.flatMap((worker) => worker.currentRuns.map(({ sweep }) => `#${sweep.number}`)),
  );
  return (
    <p className={styles.notice} role="status">
      {t('sweep.busy', { count: workers.length, sweeps: numbers.list([...sweeps]) })}
    </p>
  );
}

/** Runs are queued and none is held. */
function isWaiting({ status, isPaused, origin, runs }: WaitingSweep): boolean {
  const inState = (...states: string[]) => runs.some((run) => states.includes(run.status));
  return (
    status === 'RUNNING' &&
    !isPaused &&
    origin !== 'IMPORTED' &&
    inState('QUEUED', 'STALE') &&
    !inState('CLAIMED', 'RUNNING')
  );
}
