import { estimate } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { findOutdatedSweeps } from './outdatedSweeps.ts';
import { refreshEstimates } from './refreshEstimates.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const batchSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const pole = 20;

/** The rows of a run whose loss falls to 0.1 at the step that K(b) = 300·b/(b − 20) gives, within 2 %. */
function syntheticLog(batchSize: number, seed: number) {
  const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
  const stepsToTarget =
    batchSize > pole ? ((300 * batchSize) / (batchSize - pole)) * wobble : Number.POSITIVE_INFINITY;
  const rows: ReturnType<typeof testRow>[] = [];
  for (let step = 100; step < 3000; step = Math.ceil(step * 1.05)) {
    rows.push(testRow(step, batchSize, step < stepsToTarget ? 0.2 : 0.05));
    if (step >= stepsToTarget) break;
  }
  return { rows, outcome: stepsToTarget < 3000 ? 'TARGETS_REACHED' : 'BUDGET_SPENT' };
}

const points = '{ batchSize stepsToTarget lowerSteps upperSteps }';
const curves = `curve ${points} curveColumns ${points}`;
const estimateFields = `answer reason criticalBatchSize { value lower upper } bestLaw crossings censored draws
  laws { law converged parameters { name value } deltaAicc } ${curves}
  workRatios { batchSize censored ratio { value lower upper } } testedRangeLower testedRangeUpper target { threshold }`;

type EstimateAnswer = {
  answer: string;
  criticalBatchSize: { value: number; lower: number; upper: number } | null;
  crossings: number;
  censored: number;
  curve: Record<string, number>[];
  curveColumns: Record<string, number[]>;
  workRatios: { batchSize: number; censored: boolean }[];
};

function readEstimate(sweepId: string) {
  const query = `query ($id: ID!) { sweep(id: $id) { estimate { ${estimateFields} } } }`;
  return ask<{ sweep: { estimate: EstimateAnswer | null } }>(api.url, query, {
    token: team.readToken,
    variables: { id: sweepId },
  }).then(({ sweep }) => sweep.estimate);
}

describe('an estimate', () => {
  it('follows from the measurements of the runs, with the censored ones and without the diverged', async () => {
    const sweep = await createSweepOverHttp(api.url, team, {
      batchSizes,
      seeds: [1, 2],
      evaluation: { firstStep: 100 },
      maxExamplesPerRun: 10_000_000,
    });
    expect(await readEstimate(sweep.id)).toBeNull();
    const worker = await startTestWorker(api.url, team);
    for (;;) {
      const { lease } = await worker.claim();
      if (!lease) break;
      const { batchSize, seed } = lease.run;
      const { rows, outcome } = syntheticLog(batchSize, seed);
      await worker.report(lease, 0, rows);
      const isDiverged = batchSize === 1024 && seed === 2;
      await worker.complete(lease, 0, rows.at(-1)?.step ?? 0, isDiverged ? 'DIVERGED' : outcome);
    }

    const estimate = await until(async () => {
      const newest = await readEstimate(sweep.id);
      return newest && newest.crossings + newest.censored === 19 ? newest : null;
    });
    expect(estimate).toMatchObject({ answer: 'MINIMISER', crossings: 17, censored: 2 });
    expect(estimate.criticalBatchSize?.value).toBeGreaterThan(1.6 * pole);
    expect(estimate.criticalBatchSize?.value).toBeLessThan(2.4 * pole);
    expect(estimate.workRatios.map((ratio) => [ratio.batchSize, ratio.censored])).toEqual(
      batchSizes.map((batchSize) => [batchSize, batchSize < pole]),
    );
    expect(estimate.curve.length).toBeGreaterThan(10);
    const names = Object.keys(estimate.curve[0] ?? {});
    expect(estimate.curveColumns).toEqual(
      Object.fromEntries(names.map((name) => [name, estimate.curve.map((point) => point[name])])),
    );
    const kinds = await api.client.sweepEvent.groupBy({ by: ['kind'], _count: true });
    expect(kinds.map(({ kind }) => kind)).toContain('ESTIMATE_CHANGED');
  });

  it('is computed again after a restart where it does not speak of all runs', async () => {
    const { count } = await api.client.estimate.deleteMany();
    expect(count).toBeGreaterThan(0);
    const restarted = await startApi(api.environment);
    try {
      await until(async () => ((await api.client.estimate.count()) === 1 ? true : null));
      const [again] = await api.client.estimate.findMany();
      expect(again?.answer).toBe('MINIMISER');
    } finally {
      await restarted.stop();
    }
  });

  it('is not overtaken by an older one that another API has computed for longer', async () => {
    const { sweepId, train } = await createSweepOfTwo();
    await train();
    await api.client.estimate.delete({ where: { id: (await estimateOf(sweepId, 1)).id } });
    await refreshEstimates(api.client, sweepId, async ({ crossings }) => {
      await train();
      await estimateOf(sweepId, 2);
      return estimate(crossings, { random: () => 0.5, draws: 10 });
    });
    expect(await findOutdatedSweeps(api.client, sweepId)).toEqual([]);
  });

  it('is brought up to a run that ended while the API had lost its listening connection', async () => {
    const { sweepId, train } = await createSweepOfTwo();
    const cut = await api.client.$queryRaw`
      SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'critbatch listener'`;
    expect(cut).toEqual([{ killed: true }]);
    await train();
    await estimateOf(sweepId, 1);
  });
});

/** A sweep of two runs, each of which `train` brings to its target. */
async function createSweepOfTwo() {
  const owner = await createTestTeam(api.client);
  const { id } = await createSweepOverHttp(api.url, owner);
  const worker = await startTestWorker(api.url, owner);
  const train = async () => {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.report(lease, 0, [testRow(1, 8), testRow(20, 8)]);
    await worker.complete(lease, 0, 20);
  };
  const sweepId = parseGlobalId(id)?.id ?? '';
  return { sweepId, train };
}

/** The estimate of a sweep that speaks of so many crossings, once it is there. */
function estimateOf(sweepId: string, crossings: number) {
  return until(() =>
    api.client.estimate.findFirst({
      where: { target: { sweepId }, result: { path: ['crossings'], equals: crossings } },
    }),
  );
}
