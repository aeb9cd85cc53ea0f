import { describe, expect, it } from '@jest/globals';
import { reportSnapshotSchema } from './reportSnapshot.ts';
import { fullSnapshot } from './testing/fullSnapshot.ts';
import type { ReportField, Withheld } from './withheld.ts';
import { reportFields } from './withheld.ts';
import { withhold } from './withhold.ts';

const snapshot = fullSnapshot();

/** Every place of a snapshot that holds something, e.g. `sweeps.0.runs.0.seed`, with what stands there. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, nested]) => [...leaves(nested, path ? `${path}.${key}` : key)]),
  );
}

/** The places that a link of this kind leaves empty. */
function missing(withheld: Withheld): string[] {
  const left = leaves(withhold(snapshot, withheld));
  return [...leaves(snapshot).keys()].filter((path) => !left.has(path));
}

const nothing: Withheld = { names: false, fields: [] };
const ids = ['sweeps.0.id', 'studies.0.id'];
const only = (field: ReportField) =>
  missing({ names: false, fields: [field] }).filter((path) => !ids.includes(path));
const within = (...paths: string[]) =>
  [...leaves(snapshot).keys()].filter(
    (path) => !ids.includes(path) && paths.some((start) => path === start || path.startsWith(`${start}.`)),
  );

describe('a snapshot', () => {
  it('of this fixture has something in every place that the schema knows', () => {
    expect(reportSnapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(JSON.stringify(snapshot)).not.toMatch(/null|\[\]/);
  });
});

describe('what a link withholds', () => {
  it('is the ids at least, and nothing else where nothing is asked', () => {
    expect(missing(nothing)).toEqual(ids);
  });

  it.each<[ReportField, string[]]>([
    [
      'COST',
      [
        'sweeps.0.cost',
        'sweeps.0.recommendation.saving.cost',
        'sweeps.0.recommendation.saving.currency',
        'sweeps.0.recommendation.monthly',
        'sweeps.0.recommendation.payback',
        'sweeps.0.recommendation.costApart',
        'sweeps.0.forecast.cost',
        'sweeps.0.forecast.currency',
        'studies.0.maxCost',
        'studies.0.currency',
        'studies.0.stages.0.predictions.2',
        'studies.0.stages.0.recommendation.given.saving.cost',
        'studies.0.stages.0.recommendation.given.saving.currency',
        'studies.0.stages.0.recommendation.given.monthly',
        'studies.0.stages.0.recommendation.given.payback',
        'studies.0.stages.0.recommendation.given.costApart',
      ],
    ],
    [
      'DEVICE',
      [
        'sweeps.0.devices',
        'sweeps.0.recommendation.device',
        'sweeps.0.recommendation.saving.deviceHours',
        'sweeps.0.runs.0.deviceSeconds',
        'sweeps.0.plan.deviceSecondsBudget',
        'sweeps.0.plan.spentDeviceSeconds',
        'sweeps.0.forecast.device',
        'sweeps.0.forecast.deviceSeconds',
        'sweeps.0.forecast.wallSeconds',
        'studies.0.maxHours',
        'studies.0.stages.0.recommendation.given.device',
        'studies.0.stages.0.recommendation.given.saving.deviceHours',
        'studies.0.stages.0.decision.expected',
      ],
    ],
    ['CONFIGURATION', ['sweeps.0.configuration']],
    [
      'CURRENT_BATCH_SIZE',
      [
        'sweeps.0.currentBatchSize',
        'sweeps.0.recommendation.currentBatchSize',
        'sweeps.0.recommendation.leastFactor',
        'sweeps.0.recommendation.saving',
        'sweeps.0.recommendation.monthly',
        'sweeps.0.recommendation.payback',
        'sweeps.0.recommendation.costApart',
        'studies.0.stages.0.recommendation.given.currentBatchSize',
        'studies.0.stages.0.recommendation.given.leastFactor',
        'studies.0.stages.0.recommendation.given.saving',
        'studies.0.stages.0.recommendation.given.monthly',
        'studies.0.stages.0.recommendation.given.payback',
        'studies.0.stages.0.recommendation.given.costApart',
        'studies.0.stages.0.decision.fromBatchSize',
        'studies.0.stages.0.decision.expected',
      ],
    ],
    ['RUNS', ['sweeps.0.runs', 'sweeps.0.targets.0.estimate.influences']],
    ['PLANS', ['sweeps.0.plan', 'sweeps.0.forecast', 'studies']],
    ['TEXT', ['text', 'studies.0.stages.0.decision.reason']],
  ])('under %s is exactly that', (field, expected) => {
    // One prediction fewer moves the ones behind it up: COST is the last of them, and DEVICE_SECONDS is looked at below.
    const found = only(field).filter((path) => field !== 'DEVICE' || !path.includes('predictions'));
    expect(found).toEqual(
      within(...expected).filter((path) => field !== 'DEVICE' || !path.includes('predictions')),
    );
  });

  it('counts every field that there is', () => {
    for (const field of reportFields) expect(only(field).length).toBeGreaterThan(0);
  });

  it('under DEVICE and COST takes the predictions of time and money, and leaves that of b*', () => {
    const left = withhold(snapshot, { names: false, fields: ['DEVICE', 'COST'] });
    const quantities = left.studies?.[0]?.stages[0]?.predictions.map(({ quantity }) => quantity);
    expect(quantities).toEqual(['CRITICAL_BATCH_SIZE']);
  });

  it('under CURRENT_BATCH_SIZE is a decision to stay at it, and what a move away from it brought', () => {
    const [study] = snapshot.studies ?? [];
    const [stage] = study?.stages ?? [];
    if (!study || !stage?.decision) throw new Error('The fixture has a decision.');
    const predictions = (['WORK', 'WORK_FACTOR', 'DEVICE_TIME_FACTOR'] as const).flatMap((quantity) =>
      stage.predictions.slice(0, 1).map((prediction) => ({ ...prediction, quantity })),
    );
    const decision = { ...stage.decision, batchSize: 32 };
    const studies = [{ ...study, stages: [{ ...stage, decision, predictions }] }];
    const left = (field: ReportField) =>
      withhold({ ...snapshot, studies }, { names: false, fields: [field] }).studies?.[0]?.stages[0];
    expect(left('CURRENT_BATCH_SIZE')?.decision).toMatchObject({ fromBatchSize: null, batchSize: null });
    expect(left('CURRENT_BATCH_SIZE')?.predictions.map(({ quantity }) => quantity)).toEqual(['WORK']);
    expect(left('DEVICE')?.decision).toMatchObject({ fromBatchSize: 32, batchSize: 32, expected: null });
    expect(left('DEVICE')?.predictions.map(({ quantity }) => quantity)).toEqual(['WORK', 'WORK_FACTOR']);
  });

  it('under CURRENT_BATCH_SIZE is a recommendation to keep it, too', () => {
    const sweeps = snapshot.sweeps.map(({ recommendation, ...sweep }) => ({
      ...sweep,
      recommendation: recommendation && { ...recommendation, rule: 'KEEP_YOURS' as const },
    }));
    const left = (field: ReportField) =>
      withhold({ ...snapshot, sweeps }, { names: false, fields: [field] }).sweeps[0]?.recommendation;
    expect(left('CURRENT_BATCH_SIZE')).toBeNull();
    expect(left('DEVICE')).toMatchObject({ batchSize: 96 });
  });

  it('under names is team, people, sweeps and studies', () => {
    expect(missing({ names: true, fields: [] })).toEqual(
      expect.arrayContaining([
        'team',
        'author',
        'sweeps.0.name',
        'sweeps.0.number',
        'sweeps.0.startedBy',
        'sweeps.0.imported.fileName',
        'studies.0.name',
        'studies.0.stages.0.name',
        'studies.0.stages.0.decision.decidedBy',
      ]),
    );
    const text = JSON.stringify(withhold(snapshot, { names: true, fields: [] }));
    for (const name of [
      'Aoyama',
      'Mori',
      'Hanako',
      'Ada',
      'Lovelace',
      'Kite',
      'Grace',
      'Hopper',
      'Pilot',
      'Migration',
      'kite.csv',
    ])
      expect(text).not.toContain(name);
  });

  it('is struck out of title and text in any case, whole words only', () => {
    const told = {
      ...snapshot,
      title: 'AOYAMA LAB on kite',
      text: 'Thanks to **hanako** of Aoyama Lab; kites fly. 青山の Kite。LeNet on MNIST ran on an H100.',
    };
    const { title, text } = withhold(told, { names: true, fields: ['CONFIGURATION', 'DEVICE'] });
    expect(title).toBe('▇▇▇ on A');
    expect(text).toBe('Thanks to **▇▇▇** of ▇▇▇; kites fly. 青山の A。▇▇▇ on ▇▇▇ ran on an ▇▇▇.');
  });

  it('is struck out of what is named after it: a sweep without a name of its own, a file, a stage', () => {
    const [sweep, study] = [snapshot.sweeps[0], snapshot.studies?.[0]];
    if (!sweep?.imported || !sweep.configuration || !study?.stages[0])
      throw new Error('The snapshot is full.');
    const named = {
      ...snapshot,
      sweeps: [{ ...sweep, name: 'LeNet on MNIST', imported: { ...sweep.imported, fileName: 'mnist.csv' } }],
      studies: [{ ...study, name: 'MNIST', stages: [{ ...study.stages[0], name: 'lenet, wide' }] }],
    };
    const left = withhold(named, { names: false, fields: ['CONFIGURATION'] });
    expect(left.sweeps[0]).toMatchObject({ name: '▇▇▇ on ▇▇▇', imported: { fileName: '▇▇▇.csv' } });
    expect(left.studies?.[0]).toMatchObject({ name: '▇▇▇', stages: [{ name: '▇▇▇, wide' }] });
    expect(JSON.stringify(left).toLowerCase()).not.toMatch(/lenet|mnist/);

    const policy = { __typename: 'OutsidePolicy' as const, description: 'As Ada Lovelace does it' };
    const outside = {
      ...snapshot,
      sweeps: [{ ...sweep, configuration: { ...sweep.configuration, policy } }],
    };
    const unnamed = withhold(outside, { names: true, fields: [] });
    expect(unnamed.sweeps[0]?.configuration?.policy).toMatchObject({ description: 'As ▇▇▇ does it' });
  });

  it('is struck out where its words stand on two lines, which are shown as one', () => {
    const told = {
      ...snapshot,
      title: 'Of Aoyama\u00a0 Lab',
      text: 'As the Aoyama\nLab and Ada\r\n  Lovelace say.',
    };
    const { title, text } = withhold(told, { names: true, fields: [] });
    expect([title, text]).toEqual(['Of ▇▇▇', 'As the ▇▇▇ and ▇▇▇ say.']);
  });

  it('is struck out of Japanese, which has no spaces', () => {
    const told = { ...snapshot, team: '青山研', text: 'これは青山研の結果です。' };
    expect(withhold(told, { names: true, fields: [] }).text).toBe('これは▇▇▇の結果です。');
  });

  it('may hold signs that mean something in a pattern', () => {
    const told = { ...snapshot, team: 'C++ (lab)', text: 'By C++ (lab).' };
    expect(withhold(told, { names: true, fields: [] }).text).toBe('By ▇▇▇.');
  });
});

it('recommends at a budget what follows from the runs alone where the batch size in use is withheld', () => {
  const [sweep] = snapshot.sweeps;
  if (!sweep) throw new Error('The fixture has one.');
  const ends = (value: number) => ({ value, lower: value, upper: value });
  const budgetAnswer = {
    ...{ metric: 'TEST_LOSS' as const, examples: 1000, level: 0.95, runs: 4, refusal: null, unread: [] },
    ...{ batchSize: 60, rule: 'KEEP_YOURS' as const, bestBatchSize: { value: 50, lower: 40, upper: 70 } },
    nearlyBest: { lower: 44, upper: 62, tolerance: 0.01 },
    losses: [16, 32, 64].map((batchSize) => ({ batchSize, runs: 1, remaining: ends(1), ratio: ends(1) })),
  };
  const kept = { ...snapshot, sweeps: [{ ...sweep, currentBatchSize: 60, budgetAnswer }] };
  const told = withhold(kept, { names: false, fields: ['CURRENT_BATCH_SIZE'] }).sweeps[0];
  expect(told?.budgetAnswer).toEqual({ ...budgetAnswer, batchSize: 48, rule: 'LEAST_LOSS' });
  expect(withhold(kept, nothing).sweeps[0]?.budgetAnswer).toEqual(budgetAnswer);
});
