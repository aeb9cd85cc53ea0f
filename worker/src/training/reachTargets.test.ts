import type { Target } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { reachTargets } from './reachTargets.ts';
import type { RunEvaluation } from './runEvaluator.ts';
import { startProgress } from './runProgress.ts';

const targets: Target[] = [
  { metric: 'trainingLoss', threshold: 0.3 },
  { metric: 'testAccuracy', threshold: 0.9 },
];
const rules = { targets, lastStep: 100 };

function seen(loss: number, accuracy: number | null = null): RunEvaluation {
  const test = accuracy === null ? null : { loss: 1, accuracy };
  return { training: { loss, accuracy: 0.5 }, test, gradientNorm: null, noise: null };
}

const at = (step: number) => ({ ...startProgress(targets.length), step });

it('meets nothing before the first step', () => {
  expect(reachTargets(at(0), [seen(0.1, 1)], rules)).toMatchObject({
    targetsMet: [false, false],
    done: null,
  });
});

it('does not meet a target whose metric was not measured', () => {
  expect(reachTargets(at(10), [seen(0.1)], rules)).toMatchObject({ targetsMet: [true, false], done: null });
});

it('keeps a target that was met earlier, and ends once all are met', () => {
  const before = { ...at(10), targetsMet: [true, false] };
  const after = reachTargets(before, [seen(0.1, 0.95), seen(0.5, 0.5)], rules);
  expect(after).toMatchObject({ targetsMet: [true, true], done: { outcome: 'TARGETS_REACHED', step: 10 } });
});

it('ends at the last step, but as reached where both come together', () => {
  expect(reachTargets(at(100), [seen(0.5)], rules).done).toEqual({ outcome: 'BUDGET_SPENT', step: 100 });
  expect(reachTargets(at(100), [seen(0.1, 1)], rules).done?.outcome).toBe('TARGETS_REACHED');
});

it('ends at the last step alone where there is no target to meet', () => {
  const alone = { targets: [], lastStep: 100 };
  const from = (step: number) => ({ ...startProgress(0), step });
  expect(reachTargets(from(99), [seen(0)], alone).done).toBeNull();
  expect(reachTargets(from(100), [seen(0)], alone).done).toEqual({ outcome: 'BUDGET_SPENT', step: 100 });
});
