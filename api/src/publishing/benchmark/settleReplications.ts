import type { Client } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import type { ReplicationRatio } from '@critbatch/theory';
import { replicationRatio } from '@critbatch/theory';
import type { EstimatePool } from '../../answers/thread/estimatePool.ts';
import { haveSharedMember } from '../attestation/sharedMembers.ts';
import { isContradicted } from '../retraining/contradiction.ts';
import { attestEvidence } from './attestEvidence.ts';
import { scoreOf } from './leaderboard.ts';
import { recompute } from './recompute.ts';

/** Records the results of replications whose sweeps have ended, and the trust that submissions have by them. */
export async function settleReplications(prisma: Client, pool: EstimatePool): Promise<void> {
  const ended = await prisma.replication.findMany({
    where: { endedAt: null, sweep: { status: { not: 'RUNNING' } } },
    include: {
      sweep: true,
      submission: {
        omit: { evidence: true },
        include: {
          version: { include: { benchmark: true } },
          sweep: { select: { createdAt: true, seeds: true } },
        },
      },
    },
  });
  for (const { id, teamId, sweep, submission } of ended) {
    const { version, batchSize } = submission;
    // By the same code, at the batch size where the submission is scored. A sweep that was stopped has found nothing.
    const { recomputed } =
      sweep.status === 'FINISHED'
        ? await recompute(prisma, {
            estimates: pool.owedTo(teamId),
            version,
            sweep,
            atBatchSize: batchSize,
          })
        : { recomputed: null };
    const ratio = recomputed && replicationRatio(scoreOf(submission), recomputed.score);
    const { createdAt: since, seeds } = submission.sweep;
    await prisma.$transaction(async (transaction) => {
      const { isAttested } = recomputed
        ? await attestEvidence(transaction, recomputed.evidence, {
            benchmark: version.benchmark,
            partyIds: [teamId, submission.teamId],
            since,
          })
        : { isAttested: false };
      // Asked when it has ended: who joins the other team while it runs is no stranger to it either.
      const isIndependent =
        !(await haveSharedMember(transaction, teamId, submission.teamId, since)) &&
        !(recomputed?.evidence.runs ?? []).some(({ seed }) => seeds.includes(seed));
      const { count } = await transaction.replication.updateMany({
        where: { id, endedAt: null },
        data: {
          endedAt: new Date(),
          agrees: ratio?.agrees ?? false,
          isAttested,
          isIndependent,
          ...storedRatio(ratio),
        },
      });
      // Another API process was there first.
      if (count === 0) return;
      // A verdict on its segments at this moment is seen here, or comes after.
      await lockRow(transaction, 'Submission', submission.id);
      const isTrusted =
        isAttested &&
        isIndependent &&
        !(await isContradicted(transaction, {
          sweepId: submission.sweepId,
          benchmarkId: version.benchmarkId,
        }));
      if (ratio?.agrees && isTrusted) {
        await transaction.submission.updateMany({
          where: { id: submission.id },
          data: { trust: 'REPLICATED' },
        });
      }
      const note = ratio ? `${ratio.agrees ? 'AGREES' : 'DISAGREES'} ${ratio.value.toPrecision(3)}` : null;
      await appendBenchmarkEvent(transaction, version.benchmarkId, {
        kind: 'REPLICATION_ENDED',
        submissionId: submission.id,
        teamId,
        note,
      });
    });
  }
}

/** Infinity is stored as null: the database, too, has to say it in JSON later. */
function storedRatio(ratio: ReplicationRatio | null) {
  const finite = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) ? value : null;
  return { ratio: finite(ratio?.value), lower: finite(ratio?.lower), upper: finite(ratio?.upper) };
}
