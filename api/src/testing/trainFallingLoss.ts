import { localId } from '../platform/node/globalId.ts';
import { createSweepOverHttp } from './createSweepOverHttp.ts';
import type { TestTeam } from './createTestTeam.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestWorker, testRow } from './testWorker.ts';
import { until } from './until.ts';

export const batchSizes = [12, 16, 24, 32, 48, 64, 96, 128, 256, 512];
export const seeds = [1, 2];
/** Met by every run but those of the two smallest batch sizes, which have it below their floor. */
export const tightestLoss = 0.15;

/**
 * A loss that falls as 64/step to a floor of 3/b, give or take 3 %: it meets a threshold after the steps that law (3) says,
 * K = K∞·b/(b − b_min) with K∞ = 64/threshold and b_min = 3/threshold.
 */
export function lossAt(step: number, batchSize: number, seed: number): number {
  const wobble = 1 + 0.03 * Math.sin(12.9898 * seed + batchSize);
  return (64 * wobble) / step + 3 / batchSize;
}

/**
 * A sweep whose runs log that loss until it has met the tightest target, and gradients with ‖G‖² a tenth of the loss and
 * tr(Σ) 21 or 22 by seed. Resolves when all its crossings have been found.
 */
export async function trainFallingLoss({ url, client }: TestApi, team: TestTeam): Promise<string> {
  const sweep = await createSweepOverHttp(url, team, {
    batchSizes,
    seeds,
    targets: [{ metric: 'TRAINING_LOSS', threshold: tightestLoss }],
    evaluation: { firstStep: 20 },
    maxExamplesPerRun: 10_000_000,
  });
  const worker = await startTestWorker(url, team);
  for (;;) {
    const { lease } = await worker.claim();
    if (!lease) break;
    const { batchSize, seed } = lease.run;
    const rows: ReturnType<typeof testRow>[] = [];
    for (let step = 20; step < 6000; step = Math.ceil(step * 1.05)) {
      const trainingLoss = lossAt(step, batchSize, seed);
      const noise = { unbiasedSquaredGradientNorm: trainingLoss / 10, gradientCovarianceTrace: 20 + seed };
      rows.push({ ...testRow(step, batchSize, trainingLoss), ...noise });
      if (trainingLoss <= tightestLoss) break;
    }
    const reached = (rows.at(-1)?.trainingLoss ?? 9) <= tightestLoss;
    await worker.report(lease, 0, rows);
    await worker.complete(lease, 0, rows.at(-1)?.step ?? 0, reached ? 'TARGETS_REACHED' : 'BUDGET_SPENT');
  }
  const where = { run: { sweepId: localId('Sweep', sweep.id) } };
  const runs = batchSizes.length * seeds.length;
  await until(async () => (await client.crossing.count({ where })) === runs || null, 60);
  return sweep.id;
}
