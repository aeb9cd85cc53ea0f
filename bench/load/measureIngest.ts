import { randomUUID } from 'node:crypto';
import { createClient } from '@critbatch/prisma/client/createClient';
import { createApiClient } from '@critbatch/worker/api/apiClient';
import { claimRun, type Lease } from '@critbatch/worker/api/operations/claimRun';
import { registerWorker } from '@critbatch/worker/api/operations/registerWorker';
import { reportMeasurements } from '@critbatch/worker/api/operations/reportMeasurements';
import { parseGlobalId } from '../../api/src/platform/node/globalId.ts';
import { type BenchRow, figure } from '../row.ts';
import type { LabApi } from './labApi.ts';
import { processorSeconds } from './processorTime.ts';

const workers = 8;
/** What a worker's ledger sends at most at once. */
const rowsPerBatch = 1_000;

/** Rows that the API has said it has of a run. */
type Acknowledged = { runId: string; rows: number };

/**
 * Rows a second from eight workers that report as fast as they are answered. Then the API is killed while they do, and every
 * row that it had acknowledged must be there: an error where one is not.
 */
export async function measureIngest(api: LabApi, databaseUrl: string, seconds: number): Promise<BenchRow[]> {
  const killed = new AbortController();
  const client = createApiClient({
    url: api.url,
    token: api.workerToken,
    deadline: killed.signal,
    onRetry: () => {},
  });
  const { ids } = api;
  const begin = async (number: number): Promise<Lease> => {
    const name = `ingest ${number}`;
    const details = { teamId: ids.teamId, name, device: 'cpu', engine: 'bench', slots: 1, details: {} };
    const worker = await client.ask(registerWorker, details);
    if (worker.status !== 'accepted') throw new Error(worker.message);
    const claimed = await client.ask(claimRun, {
      workerId: worker.payload.worker.id,
      idempotencyKey: randomUUID(),
      probesRates: false,
    });
    if (claimed.status !== 'accepted' || !claimed.payload.lease) throw new Error('Nothing is queued.');
    return claimed.payload.lease;
  };
  const leases = await Promise.all(Array.from({ length: workers }, (_, number) => begin(number)));
  await liftBudgets(databaseUrl, leases);
  const acknowledged: Acknowledged[] = leases.map(({ run }) => ({ runId: run.id, rows: 0 }));
  const total = () => acknowledged.reduce((sum, { rows }) => sum + rows, 0);

  const reporting = leases.map(async (lease, index) => {
    const mine = acknowledged[index] as Acknowledged;
    for (let sequence = 0; ; sequence++) {
      const measurements = batchOf(lease, sequence);
      const [last] = measurements.slice(-1);
      const { run, fencingToken } = lease;
      const progress = { step: last?.step ?? 0, examplesSeen: last?.examplesSeen ?? 0 };
      const input = { runId: run.id, fencingToken, sequence, measurements, ...progress };
      const answer = await client.ask(reportMeasurements, input);
      if (answer.status !== 'accepted') throw new Error(answer.message);
      mine.rows += measurements.length;
    }
  });
  const fault = Promise.race(reporting).catch((reason: unknown) => {
    if (!killed.signal.aborted) throw reason;
  });
  const pause = (ms: number) => Promise.race([fault, new Promise((resolve) => setTimeout(resolve, ms))]);
  await pause(2_000);
  const before = { rows: total(), time: performance.now(), processor: processorSeconds(api.pids) };
  await pause(1000 * seconds);
  const rows = total() - before.rows;
  const perSecond = rows / ((performance.now() - before.time) / 1000);
  const perRow = (1e6 * (processorSeconds(api.pids) - before.processor)) / rows;

  await api.kill();
  killed.abort();
  // What is under way now is never answered.
  void Promise.allSettled(reporting);
  const lost = await countLost(databaseUrl, acknowledged);
  console.log(
    `ingest: ${perSecond.toFixed(0)} rows/s, ${perRow.toFixed(1)} µs of the API's processor a row; ` +
      `${total()} rows acknowledged before kill -9, ${lost} lost`,
  );
  if (lost > 0) throw new Error(`${lost} acknowledged rows are not there.`);
  return [
    figure('ingest-rows-per-second', perSecond, 'rows/s', false),
    figure('ingest-lost-after-kill', lost, 'rows'),
  ];
}

/** These runs go on for as long as the measurement: steps beyond a budget are refused. */
async function liftBudgets(databaseUrl: string, leases: readonly Lease[]): Promise<void> {
  const client = createClient(databaseUrl, { poolSize: 1 });
  const ids = leases.map(({ run }) => parseGlobalId(run.id)?.id ?? '');
  try {
    await client.sweep.updateMany({
      where: { runs: { some: { id: { in: ids } } } },
      data: { maxExamplesPerRun: Number.MAX_SAFE_INTEGER },
    });
  } finally {
    await client.$disconnect();
  }
}

/** The next rows of a run that measures at every step. */
function batchOf({ run: { batchSize } }: Lease, sequence: number) {
  return Array.from({ length: rowsPerBatch }, (_, index) => {
    const step = sequence * rowsPerBatch + index + 1;
    const trainingLoss = 2.3 / Math.sqrt(step);
    return {
      step,
      examplesSeen: step * batchSize,
      trainingLoss,
      testLoss: index % 4 ? null : trainingLoss * 1.05,
      testAccuracy: index % 4 ? null : 1 - trainingLoss / 3,
      gradientNorm: null,
      unbiasedSquaredGradientNorm: null,
      gradientCovarianceTrace: null,
      batchLoss: trainingLoss * 1.01,
      batchGradientNorm: 2 * trainingLoss,
      stepSize: 0.1,
      meanTrials: 4.5,
      functionEvaluations: 5 * step,
      gradientEvaluations: step,
      exhaustedSearches: 0,
      belowResolutionSteps: 0,
      // Less than the time that it takes to report so many steps: seconds beyond it are refused.
      wallSeconds: step * 0.000012,
      deviceSeconds: step * 0.00001,
      evaluationSeconds: step * 0.000001,
      dataSeconds: 0.001,
      gradientSeconds: 0.01,
      searchSeconds: 0.01,
      updateSeconds: 0.001,
    };
  });
}

/** Acknowledged rows that PostgreSQL does not have. */
async function countLost(databaseUrl: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  const client = createClient(databaseUrl, { poolSize: 1 });
  try {
    let lost = 0;
    for (const { runId, rows } of acknowledged) {
      const id = parseGlobalId(runId)?.id ?? '';
      const stored = await client.measurement.count({ where: { runId: id, step: { gte: 1, lte: rows } } });
      lost += rows - stored;
    }
    return lost;
  } finally {
    await client.$disconnect();
  }
}
