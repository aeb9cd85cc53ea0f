import { measuredRatios } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../testing/exchangeOverHttp.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { syntheticBatchSizes, trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});
afterAll(() => api.stop());

type Told = {
  source: string;
  criticalBatchSize: { value: number; lower: number; upper: number };
  factor: number;
  cases: number;
  theoryValue: number | null;
  inputs: Record<string, unknown>;
  outcome: { criticalBatchSize: { value: number }; factor: number; isInside: boolean } | null;
  text: string;
};

const told = `firstEstimates {
  source criticalBatchSize { value lower upper } factor cases theoryValue inputs
  outcome { criticalBatchSize { value } factor isInside } text
}`;

async function estimatesOf(sweepId: string): Promise<Told[]> {
  const { sweep } = await ask<{ sweep: { firstEstimates: Told[] } }>(
    api.url,
    `query { sweep(id: "${sweepId}") { ${told} } }`,
    { token: team.writeToken },
  );
  return sweep.firstEstimates;
}

type Lease = { run: { id: string }; fencingToken: number; rateProbe: { middleBatchSize: number } | null };
type Payload = {
  lease: Lease | null;
  isPaused: boolean | null;
  userErrors: { code: string }[];
};

async function speak(
  mutation: 'claimRun' | 'reportRateProbe' | 'releaseRun',
  selection: string,
  input: object,
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
  const variables = { input };
  return (await ask<{ payload: Payload }>(api.url, query, { token: team.workerToken, variables })).payload;
}

async function claimProbing(): Promise<Lease> {
  const { lease } = await speak(
    'claimRun',
    'lease { run { id } fencingToken rateProbe { middleBatchSize } }',
    { workerId: worker.id, probesRates: true },
  );
  if (!lease) throw new Error('A run was to be claimed.');
  return lease;
}

const holdingOf = ({ run, fencingToken }: Lease) => ({ runId: run.id, fencingToken });

/** A step of 0.2 and a variance of 40, at a loss of 0.1: theory's b* is 40. */
const gradients = [0, 10, 20, 40].map((step) => ({
  step,
  trainingLoss: 2.3,
  squaredGradientNorm: 0.5,
  covarianceTrace: 40,
  stepSize: step === 0 ? null : 0.2,
}));

const report = (lease: Lease, given: object = { gradients }) =>
  speak('reportRateProbe', 'isPaused', { ...holdingOf(lease), trials: [], deviceSeconds: 0.2, ...given });

const synthetic = {
  batchSizes: syntheticBatchSizes,
  seeds: [1, 2],
  evaluation: { firstStep: 100 },
  maxExamplesPerRun: 200_000,
};

describe('the first estimates of a sweep', () => {
  it('are recorded before its first run, and compared with its b* when it has ended', async () => {
    const sweep = await createSweepOverHttp(api.url, team, synthetic);
    const lease = await claimProbing();
    expect(lease.rateProbe).toEqual({ middleBatchSize: 96 });
    expect((await report(lease)).isPaused).toBe(false);
    const before = await estimatesOf(sweep.id);
    expect(before.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['GRADIENT_BOUND', null],
      ['NOISE_SCALE', null],
    ]);
    const [bound, noise] = before;
    expect(bound?.theoryValue).toBeCloseTo(40, 10);
    expect(noise?.theoryValue).toBeCloseTo(80, 10);
    expect(bound?.cases).toBe(measuredRatios('GRADIENT_BOUND').length);
    const { value = 0, upper = 0 } = bound?.criticalBatchSize ?? {};
    expect(upper / value).toBeCloseTo(bound?.factor ?? 0, 10);
    expect(bound?.inputs).toMatchObject({ target: { metric: 'trainingLoss', threshold: 0.1 } });
    expect(bound?.text).toMatch(/^First guess, before any run: b\* near \d+, if the work has a minimum\./);

    await speak('releaseRun', '', holdingOf(lease));
    await trainQueuedRuns(worker, 20);
    await heardAllRuns(sweep.id);
    const after = await until(async () => {
      const found = await estimatesOf(sweep.id);
      return found.every(({ outcome }) => outcome) ? found : null;
    }, 60);
    const [scored] = after;
    // The truth: twice the pole of 20.
    expect(scored?.outcome?.criticalBatchSize.value).toBeGreaterThan(35);
    expect(scored?.outcome?.criticalBatchSize.value).toBeLessThan(45);
    expect(scored?.outcome?.isInside).toBe(true);
    expect(after.map(({ criticalBatchSize }) => criticalBatchSize)).toEqual(
      before.map(({ criticalBatchSize }) => criticalBatchSize),
    );
    expect(scored?.text).toContain('inside its interval');

    // A copy of it, which has the same b*, is no second sweep.
    await importCopy(sweep.id);
    const { planned } = await ask<{
      planned: { criticalBatchSize: { value: number }; cases: number } | null;
    }>(
      api.url,
      `query ($input: PastSweepsEstimateInput!) {
        planned: pastSweepsEstimate(input: $input) { criticalBatchSize { value } factor level cases }
      }`,
      {
        token: team.writeToken,
        variables: {
          input: { teamId: team.id, modelId: team.modelId, datasetId: team.datasetId, policy: { adam: {} } },
        },
      },
    );
    expect(planned?.cases).toBe(1);
    expect(planned?.criticalBatchSize.value).toBeCloseTo(scored?.outcome?.criticalBatchSize.value ?? 0, 6);

    // The next one knows this one, and how far theory was off in it.
    const next = await createSweepOverHttp(api.url, team, synthetic);
    const nextLease = await claimProbing();
    await report(nextLease);
    const found = await estimatesOf(next.id);
    const [past, learnt] = ['PAST_SWEEPS', 'GRADIENT_BOUND'].map((source) =>
      found.find((each) => each.source === source),
    );
    expect(past?.criticalBatchSize.value).toBeCloseTo(scored?.outcome?.criticalBatchSize.value ?? 0, 6);
    expect(past?.inputs).toMatchObject({ sweeps: [{ nearness: 'SAME_POLICY' }] });
    expect(learnt?.cases).toBe((bound?.cases ?? 0) + 1);
    await speak('releaseRun', '', holdingOf(nextLease));
    const { study } = await studyOf(next.id);
    expect(study.firstEstimate.source).toBe(found[0]?.source);
    await cancel(next.id);
  });

  it('are made once, by the worker that lives: one that died in the probe has no say any more', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32] });
    const dead = await claimProbing();
    await api.client.run.update({
      where: { id: localRunId(dead) },
      data: { leaseExpiresAt: new Date(0) },
    });
    const alive = await claimProbing();
    expect(alive.rateProbe).not.toBeNull();
    await report(alive);
    const found = await estimatesOf(sweep.id);
    expect(found.length).toBeGreaterThan(1);
    await report(dead, { gradients: gradients.map((look) => ({ ...look, covarianceTrace: 4000 })) });
    expect(await estimatesOf(sweep.id)).toEqual(found);
    await cancel(sweep.id);
  });

  it('rest on no gradients where a worker has none, and are left out where a program does not probe', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32] });
    // A worker from before gradients were reported.
    await report(await claimProbing(), {});
    expect((await estimatesOf(sweep.id)).map(({ source }) => source)).toEqual(['PAST_SWEEPS']);
    await cancel(sweep.id);
    const unprobed = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32] });
    const { lease } = await worker.claim();
    expect(lease).not.toBeNull();
    expect(await estimatesOf(unprobed.id)).toEqual([]);
    await cancel(unprobed.id);
  });

  it('cannot be edited, removed or added after training', async () => {
    const { client } = api;
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32] });
    const lease = await claimProbing();
    await report(lease);
    const row = await client.firstEstimate.findFirstOrThrow({
      where: { sweepId: parseGlobalId(sweep.id)?.id ?? '' },
    });
    await expect(
      client.firstEstimate.update({ where: { id: row.id }, data: { value: 1 } }),
    ).rejects.toThrow();
    await expect(client.firstEstimate.delete({ where: { id: row.id } })).rejects.toThrow();
    const trained = await client.run.findFirstOrThrow({ where: { measurements: { some: {} } } });
    const { id: _, ...copy } = row;
    const late = { ...copy, sweepId: trained.sweepId, source: 'PAST_SWEEPS' as const, inputs: {} };
    await expect(client.firstEstimate.create({ data: late })).rejects.toThrow(/too late/);
    await cancel(sweep.id);
  });

  it('refuses figures that no gradient gives', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 32] });
    const lease = await claimProbing();
    const [look] = gradients;
    const wrong = { gradients: [{ ...look, covarianceTrace: 1e200 }] };
    expect(await report(lease, wrong)).toMatchObject({
      isPaused: null,
      userErrors: [{ code: 'INVALID_INPUT' }],
    });
    await cancel(sweep.id);
  });
});

const localRunId = ({ run }: Lease) => parseGlobalId(run.id)?.id ?? '';

async function cancel(sweepId: string) {
  await ask(api.url, `mutation { cancelSweep(input: { sweepId: "${sweepId}" }) { userErrors { code } } }`, {
    token: team.writeToken,
  });
}

/** A sweep has ended before the estimate that hears its last run is there. */
async function heardAllRuns(sweepId: string): Promise<void> {
  const query = `{ sweep(id: "${sweepId}") { answerStatus } }`;
  await until(async () => {
    const { sweep } = await ask<{ sweep: { answerStatus: string } }>(api.url, query, {
      token: team.readToken,
    });
    return sweep.answerStatus === 'COMPLETE';
  }, 60);
}

/** Imports the bundle of a sweep into its own team, and waits for the b* of the copy. */
async function importCopy(sweepId: string): Promise<void> {
  const copy = await importFile(api.url, team, await bundleOf(api.url, sweepId, team.readToken));
  const query = `{ sweep(id: "${copy.sweep?.id}") { estimate { answer } } }`;
  type Copied = { sweep: { estimate: { answer: string } | null } };
  await until(async () => {
    const { estimate } = (await ask<Copied>(api.url, query, { token: team.readToken })).sweep;
    return estimate?.answer === 'MINIMISER';
  }, 60);
}

async function studyOf(sweepId: string) {
  const { token } = { token: team.writeToken };
  const { createStudy } = await ask<{ createStudy: { study: { id: string } } }>(
    api.url,
    `mutation { createStudy(input: { teamId: "${team.id}", name: "A study" }) { study { id } userErrors { code } } }`,
    { token },
  );
  const studyId = createStudy.study.id;
  await ask(
    api.url,
    `mutation { addStudyStage(input: { studyId: "${studyId}", name: "Pilot", size: 1000, sweepId: "${sweepId}" }) { userErrors { code message } } }`,
    { token },
  );
  return ask<{ study: { firstEstimate: { source: string } } }>(
    api.url,
    `query { study(id: "${studyId}") { firstEstimate { source } } }`,
    { token },
  );
}
