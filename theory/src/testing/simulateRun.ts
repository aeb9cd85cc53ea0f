import type { Crossing } from '../estimate/estimate.type.ts';
import { laws } from '../laws/laws.ts';
import type { OpenRun } from '../plan/plan.type.ts';
import { evaluationSteps } from '../spec/sweepSpec.ts';
import type { Truth } from './simulateSweep.ts';

/** What one run shows whose truth is known: looked at from step 10 on at steps that grow by 1.05, stopped at its cap. */
export function simulateRun(
  { law, limitSteps, shape, scatter }: Omit<Truth, 'batchSizes' | 'maxExamples'>,
  { batchSize, seed, capSteps }: OpenRun,
  random: () => number,
): Crossing {
  const noise = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const steps = limitSteps * Math.exp(laws[law].logShape(batchSize, shape) + scatter * noise);
  let lowerSteps = 0;
  for (const step of evaluationSteps({ firstStep: 10, ratio: 1.05 })) {
    if (step > capSteps) break;
    if (step >= steps) return { batchSize, seed, lowerSteps, upperSteps: step };
    lowerSteps = step;
  }
  return { batchSize, seed, lowerSteps, upperSteps: null };
}
