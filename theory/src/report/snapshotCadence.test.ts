import { expect, it } from '@jest/globals';
import { evaluationCadenceSchema } from '../spec/sweepSpec.ts';
import { snapshotCadenceSchema } from './snapshotCadence.ts';

const kept = { firstStep: 1, ratio: 1.05, trainingSubset: 4096, testEvery: 4 };

it('reads a cadence from before there was isExact as one without it', () => {
  expect(snapshotCadenceSchema.parse(kept)).toMatchObject({ ...kept, isExact: false });
});

it('reads a cadence that no sweep could be given today', () => {
  const bold = { firstStep: 0, ratio: 3, trainingSubset: 0, testEvery: -1, isExact: true };
  expect(evaluationCadenceSchema.safeParse(bold).success).toBe(false);
  expect(snapshotCadenceSchema.parse(bold)).toMatchObject(bold);
});

it('makes up nothing: a cadence lacks none of its figures', () => {
  for (const name of Object.keys(kept)) {
    const { error } = snapshotCadenceSchema.safeParse({ ...kept, [name]: undefined });
    expect(error?.issues.map(({ path }) => path)).toEqual([[name]]);
  }
});

it('keeps what a report shows of a cadence of today, and nothing else', () => {
  const {
    gradientEvery: _,
    noiseEvery: __,
    noiseExamples: ___,
    ...shown
  } = evaluationCadenceSchema.parse({});
  expect(snapshotCadenceSchema.parse(evaluationCadenceSchema.parse({}))).toEqual(shown);
});
