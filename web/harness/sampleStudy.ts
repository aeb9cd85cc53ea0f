import { carryOver, choicesWithin, stepCurveOf, timeAndCost, transferAsPower } from '@critbatch/theory';
import type { MemoPageQuery, StudyPageQuery } from '../graphql/generated/graphql.ts';
import { sampleFirstEstimates } from './sampleFirstEstimates.ts';

type Study = NonNullable<StudyPageQuery['study']>;
type Stage = Study['stages'][number];
type Prediction = Stage['predictions'][number];

const around = (value: number, factor: number) => ({ value, lower: value / factor, upper: value * factor });

const rules: Partial<Record<Prediction['quantity'], Prediction['rule']>> = {
  DEVICE_SECONDS: 'FORECAST',
  COST: 'FORECAST',
  DEVICE_TIME_FACTOR: 'UNCHANGED',
};

function prediction(
  quantity: Prediction['quantity'],
  foretold: ReturnType<typeof around>,
  outcome: number | null,
): Prediction {
  const isInside = outcome !== null && outcome >= foretold.lower && outcome <= foretold.upper;
  return {
    id: `${quantity}-${foretold.value}`,
    quantity,
    rule: rules[quantity] ?? 'POWER_IN_SIZE',
    currency: quantity === 'COST' ? 'USD' : null,
    registeredAt: '2026-10-14T08:00:00.000Z',
    foretold,
    formerScores: outcome !== null && !isInside ? [{ verdict: 'INSIDE' as const }] : [],
    score:
      outcome === null
        ? null
        : {
            verdict: isInside ? 'INSIDE' : 'OUTSIDE',
            outcome:
              quantity === 'COST' ? { value: outcome, lower: null, upper: null } : around(outcome, 1.15),
          },
  };
}

function measuredSweep(number: number, b: number, amount: number, finishedAt: string): Stage['sweep'] {
  return {
    id: `sweep-${number}`,
    number,
    origin: 'TRAINED',
    finishedAt,
    runCounts: { total: 27, succeeded: 27, failed: 0 },
    spending: [
      { deviceSeconds: amount * 800, evaluationSeconds: amount * 100, cost: [{ amount, currency: 'USD' }] },
    ],
    estimate: { answer: 'MINIMISER', criticalBatchSize: around(b, 1.17) },
  };
}

/** Devices and people, at 90 USD an hour. */
function costOf(devices: number, personHours: number): Pick<Stage, 'personHours' | 'cost'> {
  const money = (amount: number) => ({ amount, currency: 'USD' });
  const people = personHours * 90;
  return {
    personHours,
    cost: {
      deviceCost: [money(devices)],
      peopleCost: money(people),
      cost: [money(devices + people)],
      isWhole: true,
    },
  };
}

const size = 6e8;
const curve = carryOver(
  stepCurveOf({ law: 'armijoBound', parameters: { limitSteps: 60_000, minimumBatchSize: 42 } }),
  { batchSize: around(1.9, 1), steps: around(1.4, 1) },
);

/** What a decision page shows of a made-up study: two stages done, the third planned, one prediction missed. */
export function sampleStudy(): Study {
  const choices = timeAndCost(
    {
      curve,
      draws: Array.from({ length: 60 }, (_, i) => (b: number) => curve(b) * Math.exp(0.1 * Math.sin(7 * i))),
      stepTime: {
        floorSeconds: 0.2,
        overheadSeconds: 0.05,
        secondsPerExample: 0.02,
        shape: 'FLOOR',
        relativeError: 0.06,
        measuredRange: { lower: 16, upper: 512 },
        observations: 27,
      },
      exchangeSeconds: 0.48,
      pricePerDeviceHour: 4,
      runScatter: 0.05,
      level: 0.95,
    },
    { batchSizes: [96, 112, 128, 160, 192, 256, 384, 512], deviceCounts: [1, 2, 4, 8, 16, 32, 64] },
  );
  const within = choicesWithin(choices, { seconds: 48 * 3600, cost: 4000 }, 160);
  const results = [
    { size: 6e6, result: around(40, 1.17) },
    { size: 6e7, result: around(84, 1.17) },
  ];
  const b = transferAsPower(results, size, 0.95)?.prediction ?? around(160, 1.3);
  const foretold = { value: b.value, lower: b.lower ?? b.value, upper: b.upper ?? b.value };
  const band = Array.from({ length: 24 }, (_, i) => 6e6 * 100 ** (i / 23)).flatMap((at) => {
    const transferred = transferAsPower(results, at, 0.95);
    return transferred ? [{ size: at, criticalBatchSize: transferred.prediction }] : [];
  });
  return {
    id: 'study-1',
    name: 'Ticket-routing transformer',
    tags: ['support'],
    archivedAt: null,
    maxHours: 48,
    maxCost: 4000,
    currency: 'USD',
    startsNextStage: false,
    team: { id: 'team-1', name: 'Vision team', hourlyRate: 90, hourlyRateCurrency: 'USD' },
    payback: {
      text: 'The study has cost 1,200.00 USD so far with people’s work. Production is predicted to save 10,400 USD a month at 20 runs (4,950–21,840). The whole study is paid back within 4 days (2–8). With the 96.00 USD that the next sweep is predicted to cost, it takes 4 days (2–8).',
    },
    firstEstimate: sampleFirstEstimates(results[0]?.result ?? null)[0] ?? null,
    scalingLaws: [],
    scaling: { measured: results.map((each) => ({ size: each.size, criticalBatchSize: each.result })), band },
    stages: [
      {
        id: 'stage-1',
        name: 'Pilot',
        size: 6e6,
        state: 'DONE',
        sweep: measuredSweep(214, 40, 48, '2026-10-12T12:00:00.000Z'),
        predictions: [],
        costFrontier: null,
        ...costOf(48, 3),
        recommendation: null,
        decision: {
          id: 'decision-1',
          choice: 'GO_ON',
          text: 'We plan to move from 32 to 48; expected: 1.6× less device time (1.3–1.9). The study goes on.',
          reason: 'Half the device time of a training run is worth a day of checking at the next size.',
          decidedAt: '2026-10-13T09:00:00.000Z',
          decidedBy: { name: 'Ada' },
        },
        proposedSweep: null,
        foretoldSaving: null,
        savingSinceStart: null,
      },
      {
        id: 'stage-2',
        name: 'Mid-size',
        size: 6e7,
        state: 'DONE',
        sweep: measuredSweep(216, 84, 342, '2026-11-17T12:00:00.000Z'),
        predictions: [
          prediction('CRITICAL_BATCH_SIZE', around(75, 1.3), 84),
          prediction('STEPS', around(118_000, 1.3), 110_000),
          prediction('WORK', around(9.1e6, 1.2), 9.9e6),
          prediction('DEVICE_SECONDS', around(8300, 1.17), 12_240),
          prediction('COST', around(310, 1.2), 342),
          prediction('DEVICE_TIME_FACTOR', around(1.6, 2.1), 1.5),
        ],
        costFrontier: null,
        ...costOf(342, 6),
        recommendation: {
          batchSize: 96,
          text: 'Use batch size 96. It takes 1.5× less device time than your 48 (95 % interval 1.3–1.7).',
        },
        decision: null,
        proposedSweep: null,
        foretoldSaving: null,
        savingSinceStart: null,
      },
      {
        id: 'stage-3',
        name: 'Production',
        size,
        state: 'PLANNED',
        sweep: null,
        predictions: [prediction('CRITICAL_BATCH_SIZE', foretold, null)],
        costFrontier: {
          device: 'NVIDIA H100',
          level: 0.95,
          bytesPerSecond: 1e10,
          pricePerDeviceHour: 4,
          currency: 'USD',
          choices,
          recommended: within?.recommended ?? null,
          cheapest: within?.cheapest ?? null,
          fastest: within?.fastest ?? null,
        },
        personHours: null,
        cost: { deviceCost: [], peopleCost: null, cost: [], isWhole: true },
        recommendation: null,
        decision: null,
        savingSinceStart: null,
        foretoldSaving: {
          from: 48,
          deviceHours: { saved: around(130, 2.1) },
          cost: { saved: around(520, 2.1) },
          currency: 'USD',
        },
        proposedSweep: {
          name: 'Ticket-routing transformer: Production',
          batchSizes: [64, 96, 128, 192, 256, 384, 512],
          runs: 21,
          spending: {
            deviceSeconds: around(86_000, 2.1),
            wallSeconds: { value: 21_500 },
            cost: around(96, 2.1),
            currency: 'USD',
          },
          maxExamplesPerRun: 30_000_000,
          currentBatchSize: 48,
          check: {
            verdict: 'Check before you move to 192.',
            text: 'Check before you move to 192. Moving now is predicted to save 10,400 USD a month (4,950–21,840). The check costs 96.00 USD and returns up to 2,880 USD beyond that in a year of 20 runs a month. In about 14 of 100 cases it would recommend another batch size.',
          },
          like: { id: 'sweep-216' },
          model: null,
          plan: null,
        },
      },
    ],
  };
}

/** That study once production has ended with no answer; its choices cost far less than the limits allow. */
export function sampleOpenStudy(): Study {
  const study = sampleStudy();
  const [pilot, mid, last] = study.stages;
  if (!pilot || !mid || !last?.costFrontier) throw new Error('The sample lacks a stage.');
  const ended = measuredSweep(219, 160, 900, '2026-11-29T12:00:00.000Z');
  const sweep = ended && {
    ...ended,
    estimate: { answer: 'NOT_IDENTIFIED' as const, criticalBatchSize: null },
  };
  const costFrontier = { ...last.costFrontier, recommended: null, cheapest: null, fastest: null };
  const stages = [pilot, mid, { ...last, state: 'DONE' as const, sweep, costFrontier, foretoldSaving: null }];
  return { ...study, id: 'study-2', stages };
}

/** A study that goes on after a decision: its next sweep can be started, and what was imported before it was predicted is a hindcast. */
export function sampleDecidedStudy(): Study {
  const study = sampleStudy();
  const decision = {
    id: 'decision-2',
    choice: 'GO_ON' as const,
    text: 'We plan to move from 48 to 96; expected: 1.5× less device time (1.3–1.7). The study goes on.',
    reason: 'The prediction held at the middle size.',
    decidedAt: '2026-11-27T09:00:00.000Z',
    decidedBy: { name: 'Ada' },
  };
  const stages = study.stages.map((stage): Stage => {
    const own = { ...stage, id: `${stage.id}-b` };
    if (stage.id === 'stage-2') {
      const predictions = stage.predictions.map((each) => ({
        ...each,
        formerScores: [],
        score: each.score && { ...each.score, verdict: 'HINDCAST' as const },
      }));
      return { ...own, decision, predictions };
    }
    const { proposedSweep } = stage;
    return { ...own, proposedSweep: proposedSweep && { ...proposedSweep, model: { id: 'model-1' } } };
  });
  return { ...study, id: 'study-3', name: 'Captioning model', tags: [], stages };
}

/** A memo of that study. */
export function sampleMemo(): NonNullable<MemoPageQuery['memo']> {
  return {
    id: 'memo-1',
    inputHash: '0'.repeat(64),
    createdAt: '2026-11-23T08:00:00.000Z',
    team: { id: 'team-1' },
    study: { id: 'study-1', name: 'Ticket-routing transformer' },
    text: {
      title: 'Weekly memo: Ticket-routing transformer',
      subtitle: '16 Nov 2026 to 22 Nov 2026 · Vision team · days in UTC',
      markdown: '# Weekly memo: Ticket-routing transformer\n',
      html: '<!doctype html><html lang="en"><head><title>Weekly memo</title></head><body><h1>Weekly memo</h1></body></html>',
      sections: [
        {
          heading: 'What was learnt',
          sentences: [
            'Sweep 216, Mid-size (27 runs): The least work is at b* = 84; we are 95\u00a0% sure that it lies between 72 and 98.',
            '4 of 5 predicted figures came out inside their interval.',
          ],
        },
        {
          heading: 'Recommendation',
          sentences: ['Use batch size 96. It holds for the policy and target of Mid-size.'],
        },
        {
          heading: 'Risks',
          sentences: ['Sweep 216, Mid-size: 2 runs still open, which can move its answer.'],
        },
        {
          heading: 'Money',
          sentences: [
            'This week 3.4\u00a0h of device time, 13.68\u00a0USD; so far 97.5\u00a0h, 390.00\u00a0USD.',
          ],
        },
      ],
    },
  };
}
