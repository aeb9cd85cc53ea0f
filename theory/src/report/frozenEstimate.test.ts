import { expect, it } from '@jest/globals';
import { estimate } from '../estimate/estimate.ts';
import { shownFigures } from '../estimate/shownFigures.ts';
import { frozenEstimate, frozenEstimateSchema } from './frozenEstimate.ts';

const crossings = [16, 24, 32, 48, 64, 96, 128, 256, 512].flatMap((batchSize) =>
  [1, 2].map((seed) => {
    const steps = Math.round(
      ((300 * batchSize) / (batchSize - 10)) * (1 + 0.02 * Math.sin(seed + batchSize)),
    );
    return { batchSize, seed, lowerSteps: steps - 5, upperSteps: steps };
  }),
);
const { samples: _draws, ...result } = estimate(crossings, { random: () => 0.5, draws: 10 });
const shown = shownFigures(result, '1.0.0');
const frozen = frozenEstimate(shown);

it('keeps an estimate under the names of the API', () => {
  expect(result.answer).toBe('MINIMISER');
  expect(frozen).toMatchObject({ answer: 'MINIMISER', codeVersion: '1.0.0', bestLaw: frozen.laws[0]?.law });
  expect(frozen.laws.map(({ law }) => law)).toEqual(expect.arrayContaining(['ARMIJO_BOUND', 'NOISE_SCALE']));
  expect(frozen.figures.map(({ figure }) => figure)).toContain('CRITICAL_BATCH_SIZE');
  expect(frozen.conditions.flatMap(({ law }) => law ?? [])).toContain(frozen.bestLaw);
  expect(frozen.laws[0]?.parameters).toEqual(shown.laws[0]?.parameters);
  expect(frozen.criticalBatchSize).toEqual(result.criticalBatchSize);
});

it('keeps what a page shows, and neither draws nor what only an analysis needs', () => {
  const text = JSON.stringify(frozen);
  for (const name of ['logLikelihood', 'aicc"', 'outlierProbability', 'bootstrapCriticalBatchSize', 'noise"'])
    expect(text).not.toContain(name);
  expect(frozen.influences).toHaveLength(crossings.length);
});

it('is read without what it does not declare, wherever that stands', () => {
  const stored = {
    ...frozen,
    samples: [1],
    laws: frozen.laws.map((law) => ({ ...law, logLikelihood: -3 })),
    influences: frozen.influences.map((influence) => ({ ...influence, trainedBy: 'Ada' })),
  };
  expect(frozenEstimateSchema.parse(stored)).toEqual(frozen);
});

it.each([
  ['a list that is none', { influences: {} }, ['influences']],
  ['a figure that is none', { level: '<b>' }, ['level']],
  ['a word that is none', { answer: null }, ['answer']],
  [
    'an interval without an end',
    { criticalBatchSize: { value: 1, lower: 1 } },
    ['criticalBatchSize', 'upper'],
  ],
])('is not read with %s', (_case, fault, path) => {
  const { error } = frozenEstimateSchema.safeParse({ ...frozen, ...fault });
  expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
});

it('is JSON: what is stored is what was frozen', () => {
  expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen);
});
