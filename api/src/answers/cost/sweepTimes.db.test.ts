import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTwoApis } from '../../testing/startTwoApis.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let urls: string[];
let stop: () => Promise<void>;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  ({ api, urls, stop } = await startTwoApis({ leaseSeconds: 3600 }));
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});
afterAll(() => stop());

type Timed = {
  sweep: {
    status: string;
    stepTimes: { measured: { secondsPerStep: number }[] }[];
    spending: { deviceSeconds: number }[];
  };
};

const times = 'status stepTimes { measured { secondsPerStep } } spending { deviceSeconds }';
const look = (url: string, id: string, selection = times) =>
  ask<Timed>(url, `query ($id: ID!) { sweep(id: $id) { ${selection} } }`, {
    token: team.readToken,
    variables: { id },
  });

/** What both APIs show, twice: the second look is at what the first has kept. */
async function looks(id: string) {
  const seen: object[] = [];
  for (const url of [...urls, ...urls]) {
    const { status, stepTimes, spending } = (await look(url, id)).sweep;
    const seconds = stepTimes[0]?.measured.map(({ secondsPerStep }) => secondsPerStep);
    seen.push({ status, seconds, spent: spending[0]?.deviceSeconds });
  }
  return seen;
}

const four = <Value>(value: Value): Value[] => Array.from({ length: 4 }, () => value);

async function claim(sweepId: string): Promise<TestLease> {
  const { lease } = await worker.claim(sweepId);
  if (!lease) throw new Error('Nothing to claim.');
  return lease;
}

/** A report of steps that took so long, from the run's first on. */
const report = (lease: TestLease, steps: readonly number[], secondsPerStep: number, sequence = 0) =>
  worker.report(
    lease,
    sequence,
    steps.map((step) => ({ ...testRow(step, lease.run.batchSize), deviceSeconds: step * secondsPerStep })),
  );

it('times of a sweep that has ended are read once, and anew where a run of it goes on', async () => {
  const { id } = await createSweepOverHttp(api.url, team, { batchSizes: [8] });
  const first = await claim(id);
  await report(first, [1, 4], 2);
  expect(await looks(id)).toEqual(four({ status: 'RUNNING', seconds: [2], spent: 8 }));
  // An open sweep is read each time.
  await report(first, [8], 2, 1);
  expect(await looks(id)).toEqual(four({ status: 'RUNNING', seconds: [2], spent: 16 }));
  await worker.fail(first, 'UNSUPPORTED_KERNEL');
  expect(await looks(id)).toEqual(four({ status: 'FINISHED', seconds: [2], spent: 16 }));

  const counted = async (selection: string) =>
    (await countStatements(() => look(api.url, id, selection))).statements;
  expect(await counted('status stepTimes { device }')).toBe(await counted('status'));

  await change(api.url, team.writeToken, 'retryRun', 'run { status }', { runId: first.run.id });
  expect(await looks(id)).toEqual(four({ status: 'RUNNING', seconds: [2], spent: 16 }));
  const second = await claim(id);
  await report(second, [16], 3);
  expect(await looks(id)).toEqual(four({ status: 'RUNNING', seconds: [46 / 15], spent: 48 }));
  await worker.complete(second, 0, 16);
  expect(await looks(id)).toEqual(four({ status: 'FINISHED', seconds: [46 / 15], spent: 48 }));
});

it('reports of a run that is still held after its sweep was canceled count', async () => {
  const { id } = await createSweepOverHttp(api.url, team, { batchSizes: [8] });
  const lease = await claim(id);
  await report(lease, [1, 4], 2);
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { status }', { sweepId: id });
  expect(await looks(id)).toEqual(four({ status: 'CANCELED', seconds: [2], spent: 8 }));
  await report(lease, [8], 2, 1);
  expect(await looks(id)).toEqual(four({ status: 'CANCELED', seconds: [2], spent: 16 }));
});
