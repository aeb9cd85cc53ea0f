import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { countBytesRead } from '../../testing/countBytesRead.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { batchSizes, seeds, tightestLoss, trainFallingLoss } from '../../testing/trainFallingLoss.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  sweepId = await trainFallingLoss(api, team);
  const where = { result: { path: ['crossings'], equals: 16 } };
  await until(() => api.client.estimate.findFirst({ where }), 30);
});
afterAll(() => api.stop());

type Interval = { value: number; lower: number; upper: number };
type Refusal = { code: string; message: string } | null;
type TargetEstimate = {
  metric: string;
  threshold: number;
  smoothing: { kind: string; evaluations: number } | null;
  refusal: Refusal;
  estimate: {
    answer: string;
    criticalBatchSize: Interval | null;
    crossings: number;
    censored: number;
  } | null;
};

function estimateFor(args: string): Promise<TargetEstimate> {
  const query = `query ($id: ID!) { sweep(id: $id) { estimateFor(${args}) { metric threshold
    smoothing { kind evaluations } refusal { code message }
    estimate { answer criticalBatchSize { value lower upper } crossings censored workRatios { batchSize } codeVersion } } } }`;
  return ask<{ sweep: { estimateFor: TargetEstimate } }>(api.url, query, {
    token: team.readToken,
    variables: { id: sweepId },
  }).then(({ sweep }) => sweep.estimateFor);
}

const loss = (threshold: number) => `target: { metric: TRAINING_LOSS, threshold: ${threshold} }`;

describe('estimateFor', () => {
  it('gives for the stored target what is stored', async () => {
    const asked = await estimateFor(loss(tightestLoss));
    const { sweep } = await ask<{ sweep: { estimate: TargetEstimate['estimate'] } }>(
      api.url,
      `query ($id: ID!) { sweep(id: $id) { estimate { answer criticalBatchSize { value lower upper } crossings censored } } }`,
      { token: team.readToken, variables: { id: sweepId } },
    );
    expect(asked.estimate).toMatchObject({ ...sweep.estimate });
    expect(asked).toMatchObject({
      metric: 'TRAINING_LOSS',
      threshold: tightestLoss,
      smoothing: null,
      refusal: null,
    });
  });

  it('answers a looser target from the same logs: b* = 2·b_min is as much smaller as the target is looser', async () => {
    const { estimate } = await estimateFor(loss(0.3));
    expect(estimate).toMatchObject({ answer: 'MINIMISER', crossings: 20, censored: 0 });
    // b_min = 3/0.3, and the law has its least work at twice that.
    expect(Math.abs((estimate?.criticalBatchSize?.value ?? 0) / 20 - 1)).toBeLessThan(0.1);
  });

  it('refuses a tighter one with a code: the runs were stopped for reaching theirs', async () => {
    const { estimate, refusal } = await estimateFor(loss(0.1));
    expect(estimate).toBeNull();
    expect(refusal?.code).toBe('TARGET_BEYOND_RUNS');
    expect(refusal?.message).toMatch(/^16 runs stopped at the targets of the sweep/);
  });

  it('reads the logs once for all the targets that an operation asks for', async () => {
    // Two thousand evaluations more, and targets that no run answers: what is computed for others takes seconds.
    const run = await api.client.run.findFirstOrThrow({ where: { status: 'SUCCEEDED' } });
    const last = await api.client.measurement.findFirstOrThrow({
      where: { runId: run.id },
      orderBy: { step: 'desc' },
    });
    await api.client.measurement.createMany({
      data: Array.from({ length: 2_000 }, (_, number) => ({
        ...last,
        step: last.step + BigInt(number + 1),
      })),
    });
    await api.client.run.update({ where: { id: run.id }, data: { step: last.step + 2_000n } });
    const fields = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (n) => `a${n}: estimateFor(${loss(0.1 + n / 1e3)}) { threshold }`,
    );
    const query = `query ($id: ID!) { sweep(id: $id) { ${fields.join(' ')} } }`;
    const bytes = await countBytesRead(() =>
      ask(api.url, query, { token: team.readToken, variables: { id: sweepId } }),
    );
    await api.client.run.update({ where: { id: run.id }, data: { step: run.step } });
    await api.client.measurement.deleteMany({ where: { runId: run.id, step: { gt: last.step } } });
    expect(bytes).toBeGreaterThan(2_000 * 16);
    expect(bytes).toBeLessThan(2_000 * 16 * 4);
  });

  it('that is not computed for now leaves the rest of the answer whole, and says so at its path', async () => {
    const asked = [0.5, 0.6, 0.7].map((from) =>
      Array.from(
        { length: 10 },
        (_, index) => `a${index}: estimateFor(${loss(from + index / 100)}) { threshold }`,
      ),
    );
    const answers = await Promise.all(
      asked.map((fields) =>
        send<{ sweep: Record<string, unknown> }>(
          api.url,
          `query ($id: ID!) { sweep(id: $id) { id ${fields.join(' ')} } }`,
          { token: team.readToken, variables: { id: sweepId } },
        ),
      ),
    );
    const errors = answers.flatMap((answer) => answer.errors ?? []);
    // Sixteen may wait or be computed for one team.
    expect(errors.length).toBeGreaterThan(0);
    // Those that have their turn on a machine that does much else may take too long, which says so as well.
    const codes = new Set(errors.map(({ extensions }) => extensions.code));
    codes.delete('TARGET_TAKES_TOO_LONG');
    expect(codes).toEqual(new Set(['RATE_LIMITED']));
    expect(errors[0]?.path).toEqual(['sweep', expect.stringMatching(/^a\d+$/)]);
    for (const { data } of answers) expect(data?.sweep.id).toBe(sweepId);
    // Sixteen are computed, one after the other.
  });

  it('refuses a metric that was not measured', async () => {
    const { refusal } = await estimateFor('target: { metric: TEST_ACCURACY, threshold: 0.9 }');
    expect(refusal?.code).toBe('METRIC_NOT_MEASURED');
  });

  it('smooths before it asks, and smoothing follows the metric late', async () => {
    const raw = await estimateFor(loss(0.3));
    const smooth = await estimateFor(`${loss(0.3)}, smoothing: { kind: MEDIAN, evaluations: 5 }`);
    expect(smooth.smoothing).toEqual({ kind: 'MEDIAN', evaluations: 5 });
    expect(smooth.estimate?.answer).toBe('MINIMISER');
    expect(smooth.estimate?.criticalBatchSize).not.toEqual(raw.estimate?.criticalBatchSize);
  });

  it.each([
    [loss(-1), 'target.threshold'],
    ['target: { metric: TEST_ACCURACY, threshold: 1.5 }', 'at most 1'],
    [`${loss(0.3)}, smoothing: { kind: MEDIAN, evaluations: 1 }`, 'smoothing.evaluations'],
  ])('says what is wrong with %s', async (args, part) => {
    const query = `{ sweep(id: "${sweepId}") { estimateFor(${args}) { threshold } } }`;
    const { errors } = await send(api.url, query, { token: team.readToken });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(errors?.[0]?.message).toContain(part);
  });

  it('stores nothing', async () => {
    const before = await api.client.target.count();
    await estimateFor(loss(0.25));
    expect(await api.client.target.count()).toBe(before);
    expect(await api.client.estimate.count({ where: { target: { threshold: 0.25 } } })).toBe(0);
  });
});

describe('criticalBatchSizeByTarget', () => {
  type ByTarget = {
    loosest: number;
    tightest: number;
    points: {
      threshold: number;
      refusal: Refusal;
      answer: string | null;
      reason: string | null;
      suggestedBatchSizes: number[];
      criticalBatchSize: Interval | null;
    }[];
    slope: { slope: number; lower: number | null; upper: number | null; points: number } | null;
  };
  function byTarget(args: string): Promise<ByTarget> {
    const query = `query ($id: ID!) { sweep(id: $id) { criticalBatchSizeByTarget(${args}) { metric loosest tightest
      level points { threshold refusal { code message } answer reason suggestedBatchSizes criticalBatchSize { value lower upper }
      crossings censored } slope { slope lower upper points } } } }`;
    return ask<{ sweep: { criticalBatchSizeByTarget: ByTarget } }>(api.url, query, {
      token: team.readToken,
      variables: { id: sweepId },
    }).then(({ sweep }) => sweep.criticalBatchSizeByTarget);
  }

  it('spreads thresholds over what the runs answer, and finds b* growing as the target tightens', async () => {
    const found = await byTarget('metric: TRAINING_LOSS');
    expect(found.points).toHaveLength(12);
    expect(found.points[0]?.threshold).toBeCloseTo(found.loosest, 10);
    expect(found.points.at(-1)?.threshold).toBe(found.tightest);
    expect(found.tightest).toBeLessThanOrEqual(tightestLoss);
    expect(found.points.map(({ refusal }) => refusal)).toEqual(Array(12).fill(null));
    // Where there is no answer, there is a reason and, as on the page of a sweep, what to run next.
    for (const { answer, reason, suggestedBatchSizes } of found.points)
      expect([reason !== null, suggestedBatchSizes.length > 0]).toEqual(
        Array(2).fill(answer === 'NOT_IDENTIFIED'),
      );
    const identified = found.points.flatMap(({ criticalBatchSize }) => criticalBatchSize?.value ?? []);
    expect(identified.length).toBeGreaterThan(3);
    expect(identified).toEqual([...identified].sort((a, b) => a - b));
    // b_min = 3/loss here.
    expect(Math.abs((found.slope?.slope ?? 0) + 1)).toBeLessThan(0.15);
    const bounded = found.points.filter(
      ({ criticalBatchSize: b }) => b && b.lower !== null && b.upper !== null,
    );
    expect(bounded.length).toBeGreaterThan(2);
    expect(found.slope?.points).toBe(bounded.length);
  });

  it('takes the thresholds asked for, and refuses those beyond the runs one by one', async () => {
    const found = await byTarget('metric: TRAINING_LOSS, thresholds: [0.3, 0.1]');
    expect(found.points.map(({ threshold, answer, refusal }) => [threshold, answer, refusal?.code])).toEqual([
      [0.3, 'MINIMISER', undefined],
      [0.1, null, 'TARGET_BEYOND_RUNS'],
    ]);
    expect(found.slope).toBeNull();
  });

  it('has no points for a metric without a range', async () => {
    expect(await byTarget('metric: TEST_LOSS')).toMatchObject({
      points: [],
      loosest: null,
      tightest: null,
      slope: null,
    });
  });
});

describe('addTarget', () => {
  type Payload = {
    addTarget: {
      target: { id: string } | null;
      userErrors: { code: string; field: string[]; message: string }[];
    };
  };
  const mutation = `mutation ($input: AddTargetInput!) {
    addTarget(input: $input) { target { id metric threshold } userErrors { code field message } } }`;
  const add = (input: Record<string, unknown>, token = team.writeToken) =>
    send<Payload>(api.url, mutation, {
      token,
      variables: { input: { sweepId, metric: 'TRAINING_LOSS', ...input } },
    });
  const codesOf = async (input: Record<string, unknown>) =>
    (await add(input)).data?.addTarget.userErrors.map(({ code, field }) => [code, field.at(-1)]);

  it('keeps a target, whose crossings and estimate follow', async () => {
    const { data } = await add({ threshold: 0.4 });
    expect(data?.addTarget.userErrors).toEqual([]);
    const id = parseGlobalId(data?.addTarget.target?.id ?? '')?.id ?? '';
    const runs = batchSizes.length * seeds.length;
    await until(async () =>
      (await api.client.crossing.count({ where: { targetId: id } })) === runs ? true : null,
    );
    const estimate = await until(() => api.client.estimate.findFirst({ where: { targetId: id } }), 30);
    expect(estimate.answer).toBe('MINIMISER');
    const { sweep } = await ask<{ sweep: { targets: { threshold: number }[] } }>(
      api.url,
      `{ sweep(id: "${sweepId}") { targets { threshold } } }`,
      { token: team.readToken },
    );
    expect(sweep.targets.map(({ threshold }) => threshold)).toEqual([tightestLoss, 0.4]);
  });

  it('keeps none that the sweep has, that its runs do not answer, or that nobody may add', async () => {
    expect(await codesOf({ threshold: tightestLoss })).toEqual([['CONFLICT', 'threshold']]);
    expect(await codesOf({ threshold: 0.1 })).toEqual([['TARGET_BEYOND_RUNS', 'threshold']]);
    expect(await codesOf({ metric: 'GRADIENT_NORM', threshold: 1 })).toEqual([
      ['METRIC_NOT_MEASURED', 'threshold'],
    ]);
    expect(await codesOf({ threshold: 0 })).toEqual([['INVALID_INPUT', 'threshold']]);
    const { errors } = await add({ threshold: 0.5 }, team.readToken);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('takes a looser target of the same metric while runs are trained, changes no run’s spec, and waits with the rest', async () => {
    const { id } = await createSweepOverHttp(api.url, team, {
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
    });
    const worker = await startTestWorker(api.url, team, 'another worker');
    const specOf = async () => (await worker.claim()).lease?.trainingSpec;
    const before = await specOf();
    expect((await add({ sweepId: id, threshold: 0.2 })).data?.addTarget.userErrors).toEqual([]);
    expect(await codesOf({ sweepId: id, threshold: 0.05 })).toEqual([['CONFLICT', 'sweepId']]);
    expect(await codesOf({ sweepId: id, metric: 'TEST_ACCURACY', threshold: 0.5 })).toEqual([
      ['CONFLICT', 'sweepId'],
    ]);
    expect(await specOf()).toEqual(before);
  });
});
