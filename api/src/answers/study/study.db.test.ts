import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns, trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { scorePredictions } from './scorePredictions.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let studyId: string;

type Stage = { id: string; size: number; position: number };
type Foretold = {
  quantity: string;
  rule: string;
  assumptions: string[];
  foretold: { value: number; lower: number; upper: number };
};

const addStage = async (input: Record<string, unknown>) =>
  change<{ studyStage: Stage | null }>(
    api.url,
    team.writeToken,
    'addStudyStage',
    'studyStage { id size position }',
    { studyId, ...input },
  );
const register = (studyStageId: string | undefined, more: Record<string, unknown> = {}) =>
  change<{ predictions: Foretold[] }>(
    api.url,
    team.writeToken,
    'registerPredictions',
    'predictions { quantity rule assumptions foretold { value lower upper } }',
    { studyStageId, ...more },
  );

const calibration = async () => {
  const query = `query ($id: ID!) { team(id: $id) { calibration { decided inside open undecided meanLogScore
    points { level inside share lower upper } } } }`;
  const { team: answer } = await ask<{
    team: { calibration: Record<string, unknown> & { points: unknown[] } };
  }>(api.url, query, { token: team.readToken, variables: { id: team.id } });
  return answer.calibration;
};

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
  await api.client.price.create({
    data: {
      teamId: team.localId,
      device: 'cpu',
      currency: 'EUR',
      pricePerDeviceHour: 3.6,
      validFrom: new Date(0),
    },
  });
  await api.client.webhook.create({
    data: {
      teamId: team.localId,
      name: 'Chat',
      url: 'https://127.0.0.1/',
      secret: 'sealed',
      events: ['ESTIMATE_IDENTIFIED', 'PREDICTION_SCORED'],
    },
  });
});
afterAll(() => api.stop());

describe('a study', () => {
  it('has limits that those who administer the team set, with a currency', async () => {
    const input = { teamId: team.id, name: 'Routing' };
    type Made = { study: { id: string } };
    studyId = (await change<Made>(api.url, team.writeToken, 'createStudy', 'study { id }', input)).study.id;
    const limits = { studyId, maxHours: 1, maxCost: 10 };
    await expect(change(api.url, team.writeToken, 'setStudyLimits', 'study { id }', limits)).rejects.toThrow(
      'FORBIDDEN',
    );
    expect(
      (await change(api.url, team.adminToken, 'setStudyLimits', 'study { id }', limits)).userErrors,
    ).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'currency'] }]);
    const set = { ...limits, currency: 'EUR' };
    expect(
      await change(api.url, team.adminToken, 'setStudyLimits', 'study { maxHours maxCost }', set),
    ).toMatchObject({
      study: { maxHours: 1, maxCost: 10 },
    });
  });

  it('takes stages in order, each with a size, and no sweep twice', async () => {
    const pilot = await trainSyntheticSweep(api, team, worker, { name: 'Pilot' });
    const first = await addStage({ name: 'Pilot', sweepId: pilot.sweep.id });
    expect(first.studyStage).toMatchObject({ position: 0, size: 15 });
    expect((await addStage({ name: 'Again', sweepId: pilot.sweep.id })).userErrors[0]?.code).toBe('CONFLICT');
    expect((await addStage({ name: 'Sizeless' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'size'] },
    ]);
    const other = await createTestTeam(api.client);
    const foreign = await createSweepOverHttp(api.url, other);
    expect((await addStage({ name: 'Foreign', sweepId: foreign.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'sweepId'] },
    ]);
    expect((await register(first.studyStage?.id)).userErrors[0]?.code).toBe('CONFLICT');
  });

  it('foretells the next size from one, before it runs, and stands by it', async () => {
    const sweep = await createSweepOverHttp(api.url, team, {
      name: 'Mid-size',
      batchSizes: [16, 32, 48, 64, 96, 128, 256, 512],
      seeds: [1, 2],
      evaluation: { firstStep: 100 },
      maxExamplesPerRun: 200_000,
    });
    const { studyStage } = await addStage({ name: 'Mid-size', size: 150 });
    const early = await register(studyStage?.id);
    expect(early.predictions.map(({ quantity, rule }) => [quantity, rule])).toEqual([
      ['CRITICAL_BATCH_SIZE', 'UNCHANGED'],
      ['STEPS', 'UNCHANGED'],
      ['WORK', 'UNCHANGED'],
    ]);
    const [criticalBatchSize] = early.predictions;
    expect(criticalBatchSize?.foretold.value).toBeCloseTo(40, -1);
    expect(criticalBatchSize?.foretold.upper).toBeGreaterThan(
      1.99 * (criticalBatchSize?.foretold.value ?? 0),
    );
    expect(criticalBatchSize?.assumptions).toContain('SIZE_DOES_NOT_MATTER');

    const set = { studyStageId: studyStage?.id, sweepId: sweep.id };
    expect(
      (await change(api.url, team.writeToken, 'setStageSweep', 'studyStage { id }', set)).userErrors,
    ).toEqual([]);
    // With its sweep it is known which runs there will be: their time and cost are registered without a question.
    const later = await api.client.prediction.findMany({
      where: { stageId: localId('StudyStage', studyStage?.id ?? ''), rule: 'FORECAST' },
      orderBy: { quantity: 'asc' },
    });
    expect(later.map(({ quantity }) => quantity)).toEqual(['DEVICE_SECONDS', 'COST']);
    const [seconds, cost] = later;
    expect(cost?.value).toBeCloseTo((seconds?.value ?? 0) * 1e-3, 9);
    expect((await register(studyStage?.id)).userErrors[0]?.code).toBe('CONFLICT');
  });

  it('is scored by itself when the stage has ended', async () => {
    await trainQueuedRuns(worker, 30);
    const stage = await api.client.studyStage.findFirstOrThrow({ where: { name: 'Mid-size' } });
    const query = `query ($id: ID!) { node(id: $id) { ... on StudyStage { state predictions {
      quantity score { verdict factor outcome { value lower upper } } } } } }`;
    type Scored = {
      quantity: string;
      score: { verdict: string; factor: number; outcome: { value: number } } | null;
    };
    const read = async () =>
      (
        await ask<{ node: { state: string; predictions: Scored[] } }>(api.url, query, {
          token: team.readToken,
          variables: { id: globalId('StudyStage', stage.id) },
        })
      ).node;
    const done = await until(async () => {
      await scorePredictions(api.client, new RecurringFaults());
      const node = await read();
      return node.predictions.every(({ score }) => score !== null) ? node : null;
    }, 30);
    expect(done.state).toBe('DONE');
    const came = new Map(done.predictions.map(({ quantity, score }) => [quantity, score]));
    // b_min = 30: b* = 60, 1.5 times the pilot's 40, and K(b*) = 600 as before.
    expect(came.get('CRITICAL_BATCH_SIZE')).toMatchObject({ verdict: 'INSIDE' });
    expect(came.get('CRITICAL_BATCH_SIZE')?.outcome.value).toBeGreaterThan(50);
    expect(came.get('CRITICAL_BATCH_SIZE')?.outcome.value).toBeLessThan(70);
    expect(came.get('STEPS')?.factor).toBeCloseTo(1, 0);
    // The step did not take ten times as long, as size suggested: the miss is recorded.
    expect(came.get('DEVICE_SECONDS')).toMatchObject({ verdict: 'OUTSIDE' });
    expect(came.get('DEVICE_SECONDS')?.factor).toBeLessThan(0.5);
    expect(came.get('COST')).toMatchObject({ verdict: 'OUTSIDE' });
  });

  it('is told to the webhooks once with how it came out, and so is what its sweep has found', async () => {
    const readEvents = () =>
      api.client.teamEvent.findMany({ where: { teamId: team.localId }, orderBy: { id: 'asc' } });
    const isFound = ({ kind, data }: { kind: string; data: unknown }) =>
      kind === 'ESTIMATE_IDENTIFIED' && (data as { name: string }).name === 'Mid-size';
    // It is told when the sweep has ended, after its last estimate.
    const told = await until(async () => {
      const events = await readEvents();
      return events.some(isFound) ? events : null;
    }, 30);
    const dataOf = (wanted: string) =>
      told.filter(({ kind }) => kind === wanted).map(({ data }) => data as Record<string, unknown>);
    const scored = dataOf('PREDICTION_SCORED');
    expect(scored.map(({ quantity, verdict }) => [quantity, verdict])).toEqual(
      expect.arrayContaining([
        ['CRITICAL_BATCH_SIZE', 'INSIDE'],
        ['COST', 'OUTSIDE'],
      ]),
    );
    expect(new Set(scored.map(({ predictionId }) => predictionId)).size).toBe(5);
    expect(scored).toHaveLength(5);
    const found = told.filter(isFound).map(({ data }) => data as Record<string, unknown>);
    const newest = await api.client.estimate.findFirstOrThrow({
      where: { target: { sweep: { name: 'Mid-size', teamId: team.localId } } },
      orderBy: { createdAt: 'desc' },
    });
    // Never by an early number: once, and by the estimate that speaks of every run.
    expect(found.map(({ answer, estimateId }) => [answer, estimateId])).toEqual([[newest.answer, newest.id]]);
    const last = found.at(-1)?.criticalBatchSize as { value: number };
    expect(last.value).toBeGreaterThan(50);
    expect(last.value).toBeLessThan(70);
    for (const { recommendation } of found) {
      const { batchSize, text } = recommendation as { batchSize: number; text: string };
      expect(text).toMatch(new RegExp(`^(Use|Keep) batch size ${batchSize}\\.`));
    }
  });

  it('foretells production by a power of the size from two, with what time costs inside the limits', async () => {
    const { studyStage } = await addStage({ name: 'Production', size: 1500 });
    const { predictions } = await register(studyStage?.id);
    expect(predictions.map(({ rule }) => rule)).toEqual(['POWER_IN_SIZE', 'POWER_IN_SIZE', 'POWER_IN_SIZE']);
    expect(predictions[0]?.foretold.value).toBeGreaterThan(70);
    expect(predictions[0]?.foretold.value).toBeLessThan(120);
    const choice = '{ batchSize devices seconds { value lower upper } cost { value } }';
    const query = `query ($id: ID!) { study(id: $id) {
      scaling { measured { size criticalBatchSize { value } } band { size criticalBatchSize { value lower upper } } }
      stages { name state costFrontier(deviceCounts: [1, 4]) { price { currency } choices ${choice} cheapest ${choice} fastest ${choice} } }
    } }`;
    type Choice = {
      batchSize: number;
      devices: number;
      seconds: { value: number; lower: number; upper: number };
      cost: { value: number };
    };
    type StudyAnswer = {
      scaling: {
        measured: { size: number }[];
        band: { size: number; criticalBatchSize: { value: number } }[];
      };
      stages: {
        name: string;
        state: string;
        costFrontier: { choices: Choice[]; cheapest: Choice; fastest: Choice } | null;
      }[];
    };
    const { study } = await ask<{ study: StudyAnswer }>(api.url, query, {
      token: team.readToken,
      variables: { id: studyId },
    });
    expect(study.scaling.measured.map(({ size }) => size)).toEqual([15, 150]);
    expect(study.scaling.band.at(0)?.size).toBeCloseTo(15, 6);
    expect(study.scaling.band.at(-1)?.criticalBatchSize.value).toBeCloseTo(
      predictions[0]?.foretold.value ?? 0,
      6,
    );
    expect(study.stages.map(({ name, state }) => [name, state])).toEqual([
      ['Pilot', 'DONE'],
      ['Mid-size', 'DONE'],
      ['Production', 'PLANNED'],
    ]);
    const production = study.stages[2]?.costFrontier;
    expect(production?.cheapest.cost.value).toBe(
      Math.min(...(production?.choices ?? []).map(({ cost }) => cost.value)),
    );
    expect(production?.fastest.devices).toBe(4);
    // What is carried over is less certain than what was measured.
    const spread = ({ seconds }: Choice) => seconds.upper / seconds.lower;
    const [measured] =
      study.stages[1]?.costFrontier?.choices.filter(({ batchSize }) => batchSize === 64) ?? [];
    const carried = production?.choices.find(({ batchSize }) => batchSize === 128);
    if (!measured || !carried) throw new Error('Batch sizes are missing.');
    expect(spread(carried)).toBeGreaterThan(spread(measured));
  });

  it('goes by measured noise scales where they are given', async () => {
    const { studyStage } = await addStage({ name: 'Elsewhere', size: 150_000 });
    const scales = {
      here: { value: 100, lower: 90, upper: 110 },
      there: { value: 300, lower: 280, upper: 330 },
    };
    const wrong = { ...scales, there: { value: 300, lower: 400, upper: 500 } };
    expect((await register(studyStage?.id, { noiseScales: wrong })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'noiseScales', 'there'] },
    ]);
    const { predictions } = await register(studyStage?.id, { noiseScales: scales });
    expect(predictions[0]).toMatchObject({ quantity: 'CRITICAL_BATCH_SIZE', rule: 'NOISE_SCALE_RATIO' });
    expect(predictions[0]?.foretold.value).toBeGreaterThan(150);
    expect(predictions[1]).toMatchObject({ quantity: 'STEPS', rule: 'POWER_IN_SIZE' });
  });

  it('counts in the calibration of its team', async () => {
    const counted = await calibration();
    expect(counted).toMatchObject({
      decided: 5,
      inside: 3,
      open: 6,
      undecided: 0,
      meanLogScore: expect.any(Number),
    });
    expect(counted.points.at(-1)).toMatchObject({ level: 0.95, inside: 3, share: 0.6 });
  });
});

describe('what is registered without a question', () => {
  const foretold = async (stageId: string | undefined) =>
    api.client.prediction.findMany({
      where: { stageId: localId('StudyStage', stageId ?? '') },
      orderBy: { quantity: 'asc' },
    });

  it('is what a stage is predicted to say, when its sweep is started before anybody registered it', async () => {
    const { studyStage } = await addStage({ name: 'Straight on', size: 300 });
    await createSweepOverHttp(api.url, team, {
      ...{ batchSizes: [32, 64, 128], seeds: [1, 2], maxExamplesPerRun: 200_000 },
      studyStageId: studyStage?.id,
    });
    expect((await foretold(studyStage?.id)).map(({ quantity }) => quantity)).toEqual([
      ...['CRITICAL_BATCH_SIZE', 'STEPS', 'WORK', 'DEVICE_SECONDS', 'COST'],
    ]);
    await api.client.run.deleteMany({ where: { status: 'QUEUED' } });
  });

  it('is the time and cost of a plan too: what the plan before took, times work and size, within its budget', async () => {
    const settled = await api.client.studyStage.findFirstOrThrow({
      where: { name: 'Mid-size', teamId: team.localId },
    });
    const plan = {
      ...{ smallestBatchSize: 16, largestBatchSize: 512, deviceSecondsBudget: 60, wantedRatio: 2 },
      ...{ mostSeeds: 3, parallelRuns: 1, stopReason: 'PRECISE' as const, stoppedAt: new Date() },
    };
    await api.client.adaptivePlan.create({ data: { ...plan, sweepId: settled.sweepId ?? '' } });
    const { studyStage } = await addStage({ name: 'By plan', size: 450 });
    const { stopReason: _reason, stoppedAt: _stopped, ...asked } = plan;
    await createSweepOverHttp(api.url, team, {
      ...{ batchSizes: [], seeds: [], maxExamplesPerRun: 200_000, studyStageId: studyStage?.id },
      plan: { ...asked, deviceSecondsBudget: 90 },
    });
    const made = await foretold(studyStage?.id);
    const of = (wanted: string) => made.find(({ quantity }) => quantity === wanted);
    const [work, seconds, cost] = [of('WORK'), of('DEVICE_SECONDS'), of('COST')];
    if (!work || !seconds || !cost) throw new Error('Nothing is foretold of the plan.');
    const { fromDeviceSeconds } = seconds.inputs as { fromDeviceSeconds: number };
    // By hand: three times the size, and the work of the power in size.
    const { results } = work.inputs as { results: { sweepId: string; result: { value: number } }[] };
    const before = results.find(({ sweepId }) => sweepId === settled.sweepId)?.result.value ?? 0;
    expect(seconds.value).toBeCloseTo(Math.min(90, (fromDeviceSeconds * 3 * work.value) / before), 6);
    expect(seconds.upper).toBeLessThanOrEqual(90);
    // Even where the budget is what limits it, a plan may be precise enough before.
    expect(seconds.value / seconds.lower).toBeGreaterThan(2);
    expect(cost.value).toBeCloseTo(seconds.value * 1e-3, 9);
  });

  it('is no prediction once a run of the sweep has ended or was imported: it is told, and does not count', async () => {
    const imported = async (name: string, parameterCount: number, pole: number) => {
      const rows = [16, 24, 32, 48, 64, 96, 128, 256, 512]
        .filter((size) => size > pole)
        .flatMap((size) =>
          [1, 2].map((seed) => {
            const steps = ((300 * size) / (size - pole)) * (1 + 0.02 * Math.sin(seed * 12.9898 + size));
            return `${size},${seed},${Math.round(steps)}`;
          }),
        );
      const { sweep, userErrors } = await importFile(
        api.url,
        team,
        ['batch_size,seed,steps', ...rows].join('\n'),
        {
          format: 'CSV',
          results: {
            name,
            model: { name, parameterCount },
            dataset: { name: 'Elsewhere', trainingExamples: 100_000 },
            policy: 'Adam, tuned',
            target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
            unit: 'STEPS',
            csv: { batchSize: 'batch_size', seed: 'seed', progress: 'steps' },
          },
        },
      );
      expect(userErrors).toEqual([]);
      const sweepId = localId('Sweep', sweep?.id ?? '');
      await until(() => api.client.estimate.findFirst({ where: { target: { sweepId } } }), 60);
      return sweep?.id ?? '';
    };
    const before = await calibration();
    const events = await api.client.teamEvent.count({ where: { kind: 'PREDICTION_SCORED' } });
    const study = { teamId: team.id, name: 'Of imports' };
    type Made = { study: { id: string } };
    studyId = (await change<Made>(api.url, team.writeToken, 'createStudy', 'study { id }', study)).study.id;
    await addStage({ name: 'Small', sweepId: await imported('Small', 15, 12) });
    const { studyStage } = await addStage({ name: 'Large', sweepId: await imported('Large', 150, 12) });
    await register(studyStage?.id);
    const score = await until(async () => {
      await scorePredictions(api.client, new RecurringFaults());
      const [first] = await foretold(studyStage?.id);
      return api.client.predictionScore.findFirst({ where: { predictionId: first?.id ?? '' } });
    }, 30);
    expect(score).toMatchObject({ verdict: 'HINDCAST', logScore: null, deviations: null });
    expect(score.factor).toBeCloseTo(1, 0);
    const { open: _before, ...counted } = before;
    expect(await calibration()).toMatchObject(counted);
    expect(await api.client.teamEvent.count({ where: { kind: 'PREDICTION_SCORED' } })).toBe(events);
    // Its memo says what its sweeps answer, wherever these come from, counts no hindcast, and claims no cost.
    type Memo = { memo: { text: { sections: { heading: string; sentences: string[] }[] } } };
    const { memo } = await change<Memo>(
      api.url,
      team.writeToken,
      'createMemo',
      'memo { text(locale: EN) { sections { heading sentences } } }',
      { teamId: team.id, studyId },
    );
    const said = (wanted: string) =>
      memo.text.sections.find(({ heading }) => heading === wanted)?.sentences.join(' ') ?? '';
    expect(said('Recommendation')).toMatch(/Large: Use batch size \d+\. Small .*Use batch size \d+\.$/);
    expect(said('What was learnt')).not.toMatch(/came out inside/);
    expect(said('Money')).toMatch(/^This week 0/);
  });
});

describe('a planned stage', () => {
  it('can be corrected and removed while nothing is started or predicted in it', async () => {
    const correct = (studyStageId: string | undefined, more: Record<string, unknown>) =>
      change<{ studyStage: Stage | null }>(
        ...([api.url, team.writeToken, 'changeStudyStage', 'studyStage { id size position }'] as const),
        { studyStageId, ...more },
      );
    const remove = (studyStageId: string | undefined) =>
      change<{ study: { stages: { name: string; position: number }[] } | null }>(
        ...([api.url, team.writeToken, 'removeStudyStage', 'study { stages { name position } }'] as const),
        { studyStageId },
      );
    const named = { teamId: team.id, name: 'Corrected' };
    type Made = { study: { id: string } };
    const own = (await change<Made>(api.url, team.writeToken, 'createStudy', 'study { id }', named)).study.id;
    const pilot = await api.client.studyStage.findFirstOrThrow({ where: { name: 'Pilot' } });
    const sweepId = globalId('Sweep', pilot.sweepId ?? '');
    const { studyStage: begun } = await addStage({ studyId: own, name: 'Pilot', sweepId });
    const { studyStage: wrong } = await addStage({ studyId: own, name: 'Production', size: 500_000 });
    const { studyStage: after } = await addStage({ studyId: own, name: 'After', size: 1e6 });
    expect((await correct(wrong?.id, { size: 535_818 })).studyStage?.size).toBe(535_818);
    // A model gives its size, and only one of the team does.
    const model = await api.client.model.findFirstOrThrow({ where: { teamId: team.localId } });
    const modelId = globalId('Model', model.id);
    expect((await correct(wrong?.id, { modelId })).studyStage?.size).toBe(Number(model.parameterCount));
    const other = await createTestTeam(api.client);
    const foreign = await api.client.model.findFirstOrThrow({ where: { teamId: other.localId } });
    expect((await correct(wrong?.id, { modelId: globalId('Model', foreign.id) })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'modelId'] },
    ]);
    await expect(
      change(api.url, other.writeToken, 'removeStudyStage', 'study { id }', { studyStageId: wrong?.id }),
    ).rejects.toThrow('NOT_FOUND');
    const stages = (await remove(wrong?.id)).study?.stages;
    // Its entry in the audit log still says which it was.
    const entry = await api.client.auditEntry.findFirst({ where: { action: 'removeStudyStage' } });
    expect(entry).toMatchObject({ objectName: 'Production', before: { position: 1, name: 'Production' } });
    expect(stages?.map(({ name, position }) => [name, position])).toEqual([
      ['Pilot', 0],
      ['After', 1],
    ]);
    expect((await register(after?.id)).userErrors).toEqual([]);
    expect((await correct(after?.id, { size: 2 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'size'] },
    ]);
    expect((await correct(after?.id, { name: 'Later' })).studyStage?.size).toBe(1e6);
    expect((await remove(after?.id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    for (const act of [remove, (id: string | undefined) => correct(id, { name: 'Begun' })])
      expect((await act(begun?.id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
