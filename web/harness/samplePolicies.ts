import type { PolicyComparisonData } from '../features/policyComparison/loadPolicyComparison.ts';

type Contender = PolicyComparisonData['result']['contenders'][number];

/** A policy that needs `ratio` times the least work of 90,000 gradients, with an interval of ten per cent. */
function contender(name: string, ratio: number, at: number, own: Partial<Contender> = {}): Contender {
  const work = 90_000 * ratio;
  return {
    name,
    status: 'MEASURED',
    isTuned: name.includes('tuned'),
    isAtEdge: false,
    isWorse: ratio > 1,
    bestBatchSize: at,
    workAtLeast: null,
    criticalBatchSize: { value: at, lower: at / 1.3, upper: at * 1.3 },
    leastWork: { value: work, lower: work / 1.1, upper: work * 1.1 },
    ratioToBest: { value: ratio, lower: ratio / 1.1, upper: ratio * 1.1 },
    sweeps: [{ id: 'sweep-214', number: 214, status: 'FINISHED' }],
    ...own,
  };
}

const never = {
  status: 'NEVER_ARRIVED',
  isWorse: true,
  bestBatchSize: null,
  isAtEdge: false,
  criticalBatchSize: null,
  leastWork: null,
  ratioToBest: null,
  workAtLeast: 800_000,
} satisfies Partial<Contender>;

/** A comparison with a winner. */
export function samplePolicyComparison(): PolicyComparisonData {
  const contenders = [
    contender('Armijo, reset maximum', 1, 128),
    contender('Momentum, tuned for every batch size', 1.42, 64, { isAtEdge: true }),
    contender('SGD, tuned for every batch size', 2.31, 32),
    contender('Armijo, reset previous', Number.NaN, 0, never),
  ];
  return {
    id: 'policies-1',
    name: 'Line search or tuned rates',
    createdAt: '2026-11-24T08:00:00.000Z',
    batchSizes: [16, 32, 64, 128, 256, 512],
    seeds: [1, 2, 3],
    team: { id: 'team-1' },
    model: { name: 'MLP 784-128-10' },
    dataset: { name: 'MNIST' },
    target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
    result: {
      answer: 'BEST_FOUND',
      best: 'Armijo, reset maximum',
      next: 'Momentum, tuned for every batch size',
      isFinal: true,
      level: 0.95,
      notToldApart: [],
      factorToNext: { value: 1.42, lower: 1.2, upper: 1.7 },
      contenders,
    },
  };
}
