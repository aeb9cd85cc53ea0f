import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { BenchmarkVersion } from '@critbatch/prisma/generated/client';
import type { Crossing, SeedFigure } from '@critbatch/theory';
import type { EndedRun } from '../../sweeps/target/runLogs.ts';
import { pricesOf } from './task.ts';

/** What each run took in the unit of the ranking, by run id; or why the logs do not say. */
export type RunFigures =
  | { figures: Map<string, SeedFigure>; fault: null }
  | { figures: null; fault: { code: 'SUBMISSION_OFF_TASK' | 'NOT_RECOMPUTABLE'; message: string } };

/** A run that counts with its crossing of the benchmark's target. */
export type CrossedRun = { run: EndedRun; crossing: Pick<Crossing, 'lowerSteps' | 'upperSteps'> };

/** The figures of runs for a version's ranking, from their logs. Runs that did not arrive are misses: null. */
export async function runFigures(
  prisma: Transaction,
  version: BenchmarkVersion,
  runs: readonly CrossedRun[],
): Promise<RunFigures> {
  if (version.ranking === 'WORK' || version.ranking === 'CRITICAL_BATCH_SIZE') {
    return { figures: figuresOf(runs, ({ batchSize }, step) => batchSize * step), fault: null };
  }
  const arrived = runs.filter(({ crossing }) => crossing.upperSteps !== null);
  const devices = await findDevices(prisma, arrived);
  const prices = pricesOf(version);
  const priceOf = new Map<string, number>();
  for (const { run } of arrived) {
    const [device, ...others] = devices.get(run.id) ?? [];
    const known =
      version.ranking === 'COST' ? prices : [{ device: version.device, pricePerDeviceHour: 3600 }];
    const price = known.find((each) => each.device === device)?.pricePerDeviceHour;
    if (price === undefined || others.length > 0) return offDevice(run, [device ?? '?', ...others], known);
    // A ranking by DEVICE_SECONDS has the "price" of one a second.
    priceOf.set(run.id, price / 3600);
  }
  const seconds = await findSeconds(prisma, arrived);
  const secondsAt = (run: EndedRun, step: number) => (step === 0 ? 0 : seconds.get(`${run.id} ${step}`));
  const unknown = arrived.find(({ run, crossing }) =>
    [crossing.lowerSteps, crossing.upperSteps ?? 0].some((step) => secondsAt(run, step) === undefined),
  );
  const timeless = arrived.find(({ run, crossing }) => !secondsAt(run, crossing.upperSteps ?? 0));
  if (unknown || timeless) {
    const { batchSize, seed } = (unknown ?? timeless)?.run ?? { batchSize: 0, seed: 0 };
    const message = `The log of b = ${batchSize}, seed ${seed}, does not say how long its device took to the target.`;
    return { figures: null, fault: { code: 'NOT_RECOMPUTABLE', message } };
  }
  const amount = (run: EndedRun, step: number) => (secondsAt(run, step) ?? 0) * (priceOf.get(run.id) ?? 0);
  return { figures: figuresOf(runs, amount), fault: null };
}

function figuresOf(
  runs: readonly CrossedRun[],
  amount: (run: EndedRun, step: number) => number,
): Map<string, SeedFigure> {
  return new Map(
    runs.map(({ run, crossing: { lowerSteps, upperSteps } }) => [
      run.id,
      upperSteps === null ? null : { lower: amount(run, lowerSteps), upper: amount(run, upperSteps) },
    ]),
  );
}

function offDevice(
  run: EndedRun,
  devices: string[],
  known: readonly { device: string | null }[],
): RunFigures {
  const allowed = known.map(({ device }) => device).join(', ');
  const message = `The run b = ${run.batchSize}, seed ${run.seed}, was trained on ${devices.join(' and ')}; the benchmark is about one of: ${allowed}.`;
  return { figures: null, fault: { code: 'SUBMISSION_OFF_TASK', message } };
}

/** The kinds of device that had a hand in each run. */
async function findDevices(prisma: Transaction, runs: readonly CrossedRun[]): Promise<Map<string, string[]>> {
  const rows = await prisma.$queryRaw<{ runId: string; device: string }[]>`
    SELECT DISTINCT "runId", device FROM "Attempt"
    WHERE "runId" = ANY(${runs.map(({ run }) => run.id)}::uuid[]) AND device IS NOT NULL ORDER BY 1, 2`;
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return new Map([...byRun].map(([runId, ofRun]) => [runId, ofRun.map(({ device }) => device)]));
}

/** Device seconds of training at both ends of each crossing, by run and step. */
async function findSeconds(prisma: Transaction, runs: readonly CrossedRun[]): Promise<Map<string, number>> {
  const ends = runs.flatMap(({ run, crossing: { lowerSteps, upperSteps } }) =>
    [lowerSteps, upperSteps ?? 0].map((step) => ({ runId: run.id, step })),
  );
  const rows = await prisma.$queryRaw<{ runId: string; step: number; deviceSeconds: number }[]>`
    SELECT "runId", step::float8 AS step, "deviceSeconds" FROM "Measurement"
    JOIN unnest(${ends.map(({ runId }) => runId)}::uuid[], ${ends.map(({ step }) => step)}::bigint[])
      AS wanted (run, at) ON "runId" = wanted.run AND step = wanted.at`;
  return new Map(rows.map(({ runId, step, deviceSeconds }) => [`${runId} ${step}`, deviceSeconds]));
}
