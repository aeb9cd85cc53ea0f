import { type EvaluationCadence, evaluationCadenceSchema } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { planIdentity } from './resumption.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

const usual = evaluationCadenceSchema.parse({});

function identity(evaluation: Partial<EvaluationCadence>): string {
  const trainingSpec = { targets: [], evaluation, maxExamplesPerRun: 100 };
  return planIdentity({ trainingSpec, batchSize: 8, seed: 1 } as unknown as TrainingRunPlan);
}

it('names a run as those checkpoints do that were written before there was isExact', () => {
  const { isExact: _, ...before } = usual;
  expect(identity(before)).toBe('4853716bab2527b02b7ac4f0b43c38115d78a3228630f8a44c89ea94757648f1');
  expect(identity(usual)).toBe(identity(before));
});

it('tells a run whose settings are not the usual ones from it', () => {
  expect(identity({ ...usual, isExact: true })).toBe(
    '440b91371537fa85255a0183c1d4d8181d88ac8f924e18bf927409e88ec9309f',
  );
  expect(identity({ ...usual, testEvery: 5 })).not.toBe(identity(usual));
});
