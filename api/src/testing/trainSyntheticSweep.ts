import { evaluationSteps, evaluationsUntil } from '@critbatch/theory';
import { createSweepOverHttp } from './createSweepOverHttp.ts';
import type { TestTeam } from './createTestTeam.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestWorker, testRow } from './testWorker.ts';
import { until } from './until.ts';

export const syntheticBatchSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512];

type Truth = {
  /** b_min of K(b) = 300·b/(b − b_min), in examples. */
  pole?: number;
};

/**
 * A sweep whose runs follow K(b) = 300·b/(b − pole), give or take 2 %, on a device whose step takes 1 ms and 10 µs an
 * example, trained to its end over HTTP. Resolves when its estimate speaks of every run.
 */
export async function trainSyntheticSweep(
  { url, client }: TestApi,
  team: TestTeam,
  worker: Awaited<ReturnType<typeof startTestWorker>>,
  input: Record<string, unknown> = {},
  { pole = 20 }: Truth = {},
) {
  const sweep = await createSweepOverHttp(url, team, {
    batchSizes: syntheticBatchSizes,
    seeds: [1, 2],
    evaluation: { firstStep: 100 },
    maxExamplesPerRun: 200_000,
    ...input,
  });
  await trainQueuedRuns(worker, pole);
  const runs = syntheticBatchSizes.length * 2;
  const estimate = await until(async () => {
    const newest = await client.estimate.findFirst({
      where: { target: { sweep: { number: sweep.number, teamId: team.localId } } },
      orderBy: { createdAt: 'desc' },
    });
    const result = newest?.result as { crossings: number; censored: number } | undefined;
    const counts = newest && result && result.crossings + result.censored === runs;
    if (!counts) return null;
    // Until it is said to count every run, it is told as preliminary.
    const { status, answerStatus } = await client.sweep.findFirstOrThrow({
      where: { number: sweep.number, teamId: team.localId },
    });
    return status === 'RUNNING' || answerStatus === 'COMPLETE' ? newest : null;
  }, 30);
  return { sweep, estimate };
}

/** Trains what is queued for the team, run by run; batch sizes above the largest that fits run out of memory. */
export async function trainQueuedRuns(
  worker: Awaited<ReturnType<typeof startTestWorker>>,
  pole: number,
  largestThatFits = Number.POSITIVE_INFINITY,
) {
  for (;;) {
    const { lease } = await worker.claim();
    if (!lease) return;
    const { batchSize, seed } = lease.run;
    if (batchSize > largestThatFits) {
      await worker.fail(lease, 'OUT_OF_MEMORY');
      continue;
    }
    const { maxExamplesPerRun, evaluation } = lease.trainingSpec as {
      maxExamplesPerRun: number;
      evaluation: { firstStep: number; ratio: number };
    };
    const lastStep = Math.floor(maxExamplesPerRun / batchSize);
    const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
    const needed =
      batchSize > pole ? ((300 * batchSize) / (batchSize - pole)) * wobble : Number.POSITIVE_INFINITY;
    const cadence = { firstStep: 100, ratio: 1.05 };
    const rows: ReturnType<typeof testRow>[] = [];
    for (const evaluated of evaluationSteps(cadence)) {
      // A run that spends its budget is evaluated at its last step too, as workers do.
      const step = Math.min(evaluated, lastStep);
      const deviceSeconds = step * (1e-3 + 1e-5 * batchSize);
      const row = testRow(step, batchSize, step < needed ? 0.2 : 0.05);
      rows.push({ ...row, deviceSeconds, evaluationSeconds: 0.002 * evaluationsUntil(step, evaluation) });
      if (step >= needed || step === lastStep) break;
    }
    await worker.report(lease, 0, rows);
    const outcome = (rows.at(-1)?.step ?? 0) >= needed ? 'TARGETS_REACHED' : 'BUDGET_SPENT';
    await worker.complete(lease, 0, rows.at(-1)?.step ?? 0, outcome);
  }
}
