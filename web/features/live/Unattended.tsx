import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { RunStatus, SweepOrigin, SweepStatus } from '../../graphql/generated/graphql.ts';
import { TeamWorkersDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { CopyLine } from '../form/CopyLine.tsx';
import { moduleSpecOf, offeringCommand } from '../library/moduleSpec.ts';
import styles from './unattended.module.css';

type WaitingSweep = {
  id: string;
  status: SweepStatus;
  origin: SweepOrigin;
  team: { id: string };
  runs: readonly { status: RunStatus }[];
};

/** A worker asks for runs every second or so: one that was silent for this long, in milliseconds, is not there. */
const patience = 60_000;

/** Says that nobody trains the runs that wait, which module the workers lack for them, and how to attach one that can. */
export async function Unattended({ sweep, language: { t } }: { sweep: WaitingSweep; language: Language }) {
  if (!isWaiting(sweep)) return null;
  const answer = await requestGraphql(TeamWorkersDocument, {
    teamId: sweep.team.id,
    sweepId: sweep.id,
  });
  if (answer.status === 'unreachable') return null;
  const { workers, sweep: asked } = answer.data;
  const there = workers.nodes.filter(({ lastSeenAt }) => Date.now() - Date.parse(lastSeenAt) < patience);
  const module = moduleSpecOf(asked?.model.spec);
  const able = there.filter(({ offeredModels }) => !module || offeredModels.includes(module.sha256));
  if (able.length > 0) return null;
  const attach = (
    <Link prefetch={false} href="/team#workers">
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

/** Runs are queued and none is held. A reported sweep waits for its own program, not for a worker. */
function isWaiting({ status, origin, runs }: WaitingSweep): boolean {
  const inState = (...states: string[]) => runs.some((run) => states.includes(run.status));
  return (
    status === 'RUNNING' &&
    origin === 'TRAINED' &&
    inState('QUEUED', 'STALE') &&
    !inState('CLAIMED', 'RUNNING')
  );
}
