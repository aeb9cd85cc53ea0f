import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { trainOneRun } from '../../testing/trainOneRun.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
});

const settings = { smallestBatchSize: 8, largestBatchSize: 1024, deviceSecondsBudget: 200, wantedRatio: 1.5 };

const planFields = `plan { smallestBatchSize largestBatchSize mostSeeds wantedRatio deviceSecondsBudget parallelRuns
  stopReason stoppedAt spentDeviceSeconds leftDeviceSeconds
  nextRuns { batchSize seed purpose maxExamples expectedDeviceSeconds expectedRatio }
  lastDecision { number }
  decisions(last: 100) { number spentDeviceSeconds ratio logDeviation stopReason
    runs { batchSize seed purpose maxExamples expectedSteps expectedDeviceSeconds expectedRatio }
    stopped { batchSize seed } weighed { batchSize expectedSeconds varianceShare } laws { law weight }
    forecast { runs seconds ratio } } }`;

type Cell = { batchSize: number; seed: number };
type PlannedRun = Cell & { purpose: string; maxExamples: number; expectedRatio: number | null };
type SweepWithPlan = {
  status: string;
  batchSizes: number[];
  estimate: {
    answer: string;
    criticalBatchSize: { value: number; lower: number; upper: number } | null;
  } | null;
  plan: {
    stopReason: string | null;
    spentDeviceSeconds: number;
    leftDeviceSeconds: number;
    nextRuns: PlannedRun[];
    lastDecision: { number: number };
    decisions: {
      number: number;
      stopReason: string | null;
      runs: PlannedRun[];
      stopped: Cell[];
      weighed: unknown[];
      laws: unknown[];
      forecast: { runs: number; seconds: number } | null;
    }[];
  } | null;
};

async function readSweep(id: string, url = api.url): Promise<SweepWithPlan> {
  const query = `query ($id: ID!) { sweep(id: $id) { status batchSizes
    estimate { answer criticalBatchSize { value lower upper } } ${planFields} } }`;
  const variables = { id };
  return (await ask<{ sweep: SweepWithPlan }>(url, query, { token: team.readToken, variables })).sweep;
}

async function createAdaptive(plan: Record<string, unknown> = {}, input: Record<string, unknown> = {}) {
  const { sweep, userErrors } = await sendSweep(api.url, team, {
    batchSizes: [],
    seeds: [],
    plan: { ...settings, ...plan },
    evaluation: { firstStep: 10 },
    maxExamplesPerRun: 800_000,
    ...input,
  });
  if (!sweep) throw new Error(JSON.stringify(userErrors));
  return sweep.id;
}

const openRunsOf = (id: string) =>
  api.client.run.count({ where: { sweepId: parseGlobalId(id)?.id ?? '', finishedAt: null } });

/** Trains what the plan asks for until the sweep has ended; no more runs are ever open than may be. */
async function trainToTheEnd(id: string, worker: Awaited<ReturnType<typeof startTestWorker>>, most: number) {
  const cells: Cell[] = [];
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; ) {
    expect(await openRunsOf(id)).toBeLessThanOrEqual(most);
    const cell = await trainOneRun(worker);
    if (cell) cells.push(cell);
    else if ((await readSweep(id)).status !== 'RUNNING') return cells;
    else await sleep(50);
  }
  throw new Error('The sweep does not end.');
}

describe('an adaptive sweep', () => {
  it('starts with a pilot, adds runs by itself until b* is known as well as asked, and says why each', async () => {
    const id = await createAdaptive();
    const begun = await readSweep(id);
    expect(begun.plan?.nextRuns.map(({ batchSize, purpose }) => [batchSize, purpose])).toEqual([
      [96, 'PROBE'],
      [320, 'PROBE'],
    ]);
    const cells = await trainToTheEnd(id, await startTestWorker(api.url, team), 2);
    const { status, estimate, plan, batchSizes } = await readSweep(id);
    expect(status).toBe('FINISHED');
    expect(plan?.stopReason).toBe('PRECISE');
    expect(estimate?.answer).toBe('MINIMISER');
    const { lower = 0, upper = 0 } = estimate?.criticalBatchSize ?? {};
    expect(upper / lower).toBeLessThanOrEqual(1.5);
    // One interval in twenty misses the truth, 40; this one, of one draw of the noise, ends a thousandth before it.
    expect(lower).toBeLessThan(40);
    expect(upper).toBeGreaterThan(40 / 1.05);

    const decisions = plan?.decisions ?? [];
    expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1));
    expect(decisions.at(-1)).toMatchObject({ stopReason: 'PRECISE', runs: [] });
    const planned = decisions.flatMap(({ runs }) => runs);
    const named = (each: Cell[]) => each.map(({ batchSize, seed }) => `${batchSize}/${seed}`).sort();
    expect(named(planned)).toEqual(expect.arrayContaining(named(cells)));
    expect(batchSizes).toEqual([...new Set(planned.map(({ batchSize }) => batchSize))].sort((a, b) => a - b));
    const informed = decisions.filter(({ runs }) => runs.some(({ purpose }) => purpose === 'INFORMATION'));
    expect(informed.length).toBeGreaterThan(0);
    for (const { weighed, laws, forecast } of informed) {
      expect(weighed.length).toBeGreaterThan(0);
      expect(laws.length).toBeGreaterThan(0);
      expect(forecast?.runs).toBeGreaterThan(0);
    }
    expect((plan?.spentDeviceSeconds ?? 0) + (plan?.leftDeviceSeconds ?? 0)).toBeCloseTo(200, 6);
    const kinds = await api.client.sweepEvent.findMany({ where: { kind: 'PLAN_DECIDED' } });
    expect(kinds.length).toBe(decisions.length - 1);
  });

  it('is decided by one of two APIs, whichever comes first', async () => {
    const other = await startApi(api.environment);
    try {
      const id = await createAdaptive({ parallelRuns: 3, wantedRatio: 2.5 });
      const worker = await startTestWorker(api.url, team);
      await trainToTheEnd(id, worker, 3);
      const { plan } = await readSweep(id);
      const decisions = plan?.decisions ?? [];
      expect(plan?.stopReason).toBe('PRECISE');
      expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1));
      const planned = decisions.flatMap(({ runs }) =>
        runs.map(({ batchSize, seed }) => `${batchSize}/${seed}`),
      );
      expect(new Set(planned).size).toBe(planned.length);
    } finally {
      await other.stop();
    }
  });

  it('stops when its budget is spent, and goes on when it is given more', async () => {
    const id = await createAdaptive({ deviceSecondsBudget: 1, wantedRatio: 1.01 });
    const worker = await startTestWorker(api.url, team);
    await trainToTheEnd(id, worker, 2);
    const poor = await readSweep(id);
    expect(poor).toMatchObject({ status: 'FINISHED', plan: { stopReason: 'BUDGET_SPENT' } });
    const raise = `mutation ($input: RaiseBudgetInput!) {
      raiseBudget(input: $input) { sweep { status plan { stopReason } } userErrors { code field } } }`;
    const variables = { input: { sweepId: id, deviceSecondsBudget: 20 } };
    expect(await ask(api.url, raise, { token: team.writeToken, variables })).toEqual({
      raiseBudget: { sweep: { status: 'RUNNING', plan: { stopReason: null } }, userErrors: [] },
    });
    await until(async () => ((await openRunsOf(id)) > 0 ? true : null));
  });

  it('stops a probe that has spent several times the least work: right-censored where it stands', async () => {
    const id = await createAdaptive({ parallelRuns: 3 });
    const worker = await startTestWorker(api.url, team);
    const leases = [await worker.claim(), await worker.claim(), await worker.claim()];
    const small = leases.map(({ lease }) => lease).find((lease) => lease?.run.batchSize === 28);
    if (!small) throw new Error('The pilot has no small batch size.');
    await worker.report(small, 0, [testRow(10_000, 28, 0.5)]);
    for (const { lease } of leases) {
      if (!lease || lease === small) continue;
      await worker.report(lease, 0, [testRow(100, lease.run.batchSize, 0.05)]);
      await worker.complete(lease, 0, 100);
    }
    await until(async () => ((await worker.heartbeat(small)).cancelRequested ? true : null));
    await worker.release(small);
    const run = await api.client.run.findUniqueOrThrow({
      where: { id: parseGlobalId(small.run.id)?.id ?? '' },
    });
    expect(run).toMatchObject({ status: 'SUCCEEDED', outcome: 'BUDGET_SPENT', maxExamples: 280_000n });
    const crossing = await until(() => api.client.crossing.findFirst({ where: { runId: run.id } }));
    expect(crossing).toMatchObject({ lowerSteps: 10_000n, upperSteps: null });
    const { plan } = await readSweep(id);
    expect(plan?.decisions.flatMap(({ stopped }) => stopped)).toEqual([{ batchSize: 28, seed: 1 }]);
  });

  it('stops its open runs once its budget is spent: right-censored where they stand', async () => {
    const id = await createAdaptive({ deviceSecondsBudget: 5 });
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('The pilot is empty.');
    const step = 100;
    await worker.report(lease, 0, [{ ...testRow(step, lease.run.batchSize, 0.5), deviceSeconds: 6 }]);
    await until(async () => ((await worker.heartbeat(lease)).cancelRequested ? true : null));
    await worker.release(lease);
    const sweep = await until(async () => {
      const found = await readSweep(id);
      return found.status === 'FINISHED' ? found : null;
    });
    expect(sweep.plan).toMatchObject({ stopReason: 'BUDGET_SPENT', leftDeviceSeconds: 0 });
    const [begun, ...others] = await api.client.run.findMany({
      where: { sweepId: parseGlobalId(id)?.id ?? '' },
      orderBy: [{ step: 'desc' }, { id: 'asc' }],
    });
    expect(begun).toMatchObject({ status: 'SUCCEEDED', outcome: 'BUDGET_SPENT', step: 100n });
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'CANCELED'));
  });

  it('ends where runs only fail', async () => {
    const id = await createAdaptive({ parallelRuns: 3 });
    const worker = await startTestWorker(api.url, team);
    for (const deadline = Date.now() + 240_000; Date.now() < deadline; ) {
      const { lease } = await worker.claim();
      if (lease) await worker.fail(lease, 'UNSUPPORTED_KERNEL');
      else if ((await readSweep(id)).status !== 'RUNNING') break;
      else await sleep(50);
    }
    expect(await readSweep(id)).toMatchObject({ status: 'FINISHED', plan: { stopReason: 'CANNOT_IMPROVE' } });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['batch sizes of its own', {}, { batchSizes: [8] }, 'batchSizes'],
    ['seeds of its own', {}, { seeds: [1] }, 'seeds'],
    ['a range upside down', { largestBatchSize: 4 }, {}, 'plan.largestBatchSize'],
    ['a range beyond the data', { largestBatchSize: 4097 }, {}, 'plan.largestBatchSize'],
    ['no budget', { deviceSecondsBudget: 0 }, {}, 'plan.deviceSecondsBudget'],
    ['a ratio of one', { wantedRatio: 1 }, {}, 'plan.wantedRatio'],
  ])('is refused with %s', async (_fault, plan, input, field) => {
    const { userErrors } = await sendSweep(api.url, team, {
      batchSizes: [],
      seeds: [],
      plan: { ...settings, ...plan },
      ...input,
    });
    expect(userErrors.map((error) => [error.code, error.field.join('.')])).toEqual([
      ['INVALID_INPUT', `input.${field}`],
    ]);
  });
});
