import type { SweepCost } from '../features/cost/loadCost.ts';
import { sampleStudy } from './sampleStudy.ts';

const around = (value: number) => ({ value, lower: value * 0.8, upper: value * 1.3 });

/** Time and money of a sweep: the choices are those of the sample study. */
export const sampleCost: SweepCost = {
  id: 'sweep-214',
  number: 214,
  spending: [
    {
      device: 'NVIDIA H100',
      deviceSeconds: 40_000,
      evaluationSeconds: 900,
      unpricedSeconds: 120,
      cost: [{ amount: 45.31, currency: 'USD' }],
    },
  ],
  saving: {
    from: 32,
    to: 96,
    level: 0.95,
    currency: 'USD',
    deviceHours: { saved: around(12) },
    cost: { saved: around(48) },
  },
  costFrontier: sampleStudy().stages.at(-1)?.costFrontier ?? null,
};
