import type { BenchmarkVersion, PrismaClient, Run } from '@critbatch/prisma/generated/client';
import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { Crossing, ErrorCode, RunLog } from '@critbatch/theory';
import { crossingsFor } from '@critbatch/theory';
import { theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { refusalOf } from '../../sweeps/target/refusal.ts';
import type { EndedRun } from '../../sweeps/target/runLogs.ts';
import { findEndedRuns, readRunLogs } from '../../sweeps/target/runLogs.ts';

export type SweepRun = Pick<Run, 'id' | 'batchSize' | 'seed' | 'status' | 'outcome'>;
/** A run that counts, with its log and where that crosses the target. */
export type LoggedRun = { run: EndedRun; log: RunLog; crossing: Crossing };

type Logs =
  | { runs: SweepRun[]; logged: Map<string, LoggedRun>; crossings: Crossing[]; refusal: null }
  | { refusal: { code: ErrorCode; message: string } };

/** The runs of a sweep, and the logs of those that count; or why they do not say where they met the benchmark's target. */
export async function readLogs(
  prisma: PrismaClient,
  version: BenchmarkVersion,
  sweepId: string,
): Promise<Logs> {
  const runs = await prisma.run.findMany({
    where: { sweepId },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    select: { id: true, batchSize: true, seed: true, status: true, outcome: true },
  });
  const ended = await findEndedRuns(prisma, sweepId);
  const target = { ...theoryTarget(version), smoothing: null };
  const logs = await readRunLogs(prisma, ended, target.metric);
  const lastSteps = await findLastSteps(prisma, ended);
  const cut = ended.find((run) => lastSteps.get(run.id) !== run.step);
  if (cut) {
    const { batchSize, seed, step } = cut;
    const message = lastSteps.has(cut.id)
      ? `The stored log of b = ${batchSize}, seed ${seed}, does not end at step ${step}, where the run did.`
      : `The run of b = ${batchSize}, seed ${seed}, has no stored log: a score is recomputed from logs, and a table of runs has none.`;
    return { refusal: { code: 'NOT_RECOMPUTABLE', message } };
  }
  const found = crossingsFor(logs, target);
  if (found.status !== 'ANSWERABLE') return { refusal: refusalOf(found) };
  const { crossings } = found;
  // Each ended run has one crossing, in the same order.
  const logged = ended.flatMap((run, index) => {
    const [log, crossing] = [logs[index], crossings[index]];
    return log && crossing ? [[run.id, { run, log, crossing }] as const] : [];
  });
  return { runs, logged: new Map(logged), crossings, refusal: null };
}

/** The last row of each run's log: one that went missing would move a crossing unseen. */
async function findLastSteps(prisma: PrismaClient, runs: readonly EndedRun[]): Promise<Map<string, bigint>> {
  const latest = await latestMeasurements(
    prisma,
    runs.map(({ id }) => id),
    ['step'],
  );
  return new Map([...latest].map(([runId, { step }]) => [runId, step]));
}
