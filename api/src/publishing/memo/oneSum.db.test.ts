import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainOneRun } from '../../testing/trainOneRun.ts';
import { until } from '../../testing/until.ts';
import { memoSpending } from './memoSpending.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Money = { amount: number; currency: string };
type Spent = { deviceSeconds: number; evaluationSeconds: number; cost: Money[] };
type Told = {
  sweep: { status: string; spending: Spent[]; plan: Plan };
  study: { stages: [{ cost: { deviceSeconds: number; deviceCost: Money[] } }] };
};
type Plan = {
  spentDeviceSeconds: number;
  leftDeviceSeconds: number;
  deviceSecondsBudget: number;
  stopReason: string | null;
  decisions: { spentDeviceSeconds: number }[];
};
type Reported = {
  devices: Omit<Spent, 'cost'>[];
  cost: Money[];
  plan: Plan;
};

const secondsOf = (spent: readonly Omit<Spent, 'cost'>[]) =>
  spent.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0);

it('tells one sum of device seconds and money wherever a sweep’s spending is told, its probe included', async () => {
  const { client, url } = api;
  await client.price.create({
    data: {
      ...{ teamId: team.localId, device: 'cpu', currency: 'EUR', pricePerDeviceHour: 3600 },
      validFrom: new Date(0),
    },
  });
  const worker = await startTestWorker(url, team);
  const { sweep: made } = await sendSweep(url, team, {
    ...{ batchSizes: [], seeds: [], evaluation: { firstStep: 10 }, maxExamplesPerRun: 800_000 },
    plan: { smallestBatchSize: 8, largestBatchSize: 1024, deviceSecondsBudget: 100, wantedRatio: 1.5 },
  });
  const sweepId = made?.id ?? '';
  const localSweepId = parseGlobalId(sweepId)?.id ?? '';
  const { study } = await change<{ study: { id: string } }>(
    ...([url, team.writeToken, 'createStudy', 'study { id }'] as const),
    { teamId: team.id, name: 'Migration' },
  );
  await client.studyStage.create({
    data: {
      ...{ studyId: parseGlobalId(study.id)?.id ?? '', teamId: team.localId, sweepId: localSweepId },
      ...{ name: 'Pilot', size: 100, position: 0 },
    },
  });
  // Nearly the whole budget: a plan that forgets its probe would go on.
  await client.sweep.update({
    where: { id: localSweepId },
    data: {
      rateProbeStatus: 'SETTLED',
      rateProbe: {
        ...{ learningRate: 0.1, diverges: false, smallerLearningRate: null, trials: [] },
        ...{ deviceSeconds: 99.9, device: 'cpu', reportedAt: new Date().toISOString() },
      },
    },
  });
  const query = `query ($sweep: ID!, $study: ID!) {
    sweep(id: $sweep) { status spending { deviceSeconds evaluationSeconds cost { amount currency } }
      plan { spentDeviceSeconds leftDeviceSeconds deviceSecondsBudget stopReason
        decisions(last: 100) { spentDeviceSeconds } } }
    study(id: $study) { stages { cost { deviceSeconds deviceCost { amount currency } } } } }`;
  const read = () =>
    ask<Told>(url, query, { token: team.readToken, variables: { sweep: sweepId, study: study.id } });
  await until(async () => {
    await trainOneRun(worker);
    return (await read()).sweep.status === 'FINISHED' ? true : null;
  });

  const { sweep, study: told } = await read();
  expect(sweep.plan.stopReason).toBe('BUDGET_SPENT');
  const [seconds, money] = [secondsOf(sweep.spending), sweep.spending.flatMap(({ cost }) => cost)];
  expect(seconds).toBeGreaterThan(99.9);
  expect(money).toEqual([{ amount: expect.closeTo(seconds, 9), currency: 'EUR' }]);
  expect(sweep.plan.spentDeviceSeconds).toBeCloseTo(seconds, 9);
  expect(sweep.plan.leftDeviceSeconds).toBeCloseTo(Math.max(0, 100 - seconds), 9);
  expect(sweep.plan.decisions.at(-1)?.spentDeviceSeconds).toBeCloseTo(seconds, 9);
  const [{ cost }] = told.stages;
  expect(cost).toEqual({ deviceSeconds: expect.closeTo(seconds, 9), deviceCost: money });

  const week = { from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 1000) };
  const spent = await memoSpending(client, { teamId: team.localId, sweepIds: null }, week);
  expect(3600 * spent.totalDeviceHours).toBeCloseTo(seconds, 9);
  expect(3600 * spent.weekDeviceHours).toBeCloseTo(seconds, 9);
  expect(spent.totalCost).toEqual([{ amount: expect.closeTo(seconds, 9), currency: 'EUR' }]);

  const { cookie } = await signInAs(api, team, 'MEMBER');
  const { createReport } = await ask<{
    createReport: { report: { versions: { content: { sweeps: [Reported] } }[] } };
  }>(
    url,
    `mutation ($input: CreateReportInput!) {
      createReport(input: $input) { report { versions { content } } userErrors { message } } }`,
    {
      cookie,
      variables: {
        input: {
          teamId: team.id,
          content: { title: 'Sum', text: '', sweepIds: [sweepId], studyIds: [] },
        },
      },
    },
  );
  const [reported] = createReport.report.versions[0]?.content.sweeps ?? [];
  expect(secondsOf(reported?.devices ?? [])).toBeCloseTo(seconds, 9);
  expect(reported?.cost).toEqual([{ amount: expect.closeTo(seconds, 9), currency: 'EUR' }]);
  expect(reported?.plan.spentDeviceSeconds).toBeCloseTo(seconds, 9);
});
