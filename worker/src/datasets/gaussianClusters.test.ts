import { describe, expect, it } from '@jest/globals';
import { generateGaussianClusters } from './gaussianClusters.ts';

const spec = {
  loader: 'gaussianClusters' as const,
  trainingExamples: 20_000,
  testExamples: 10,
  inputShape: [2, 2],
  classes: 3,
  noise: 0.5,
  seed: 11,
};

describe('generateGaussianClusters', () => {
  const { training, test, inputWidth } = generateGaussianClusters(spec);

  it('follows from its seed alone', () => {
    expect(generateGaussianClusters(spec).training).toEqual(training);
    expect(generateGaussianClusters({ ...spec, seed: 12 }).training.inputs).not.toEqual(training.inputs);
    expect(test.inputs).not.toEqual(training.inputs.subarray(0, test.inputs.length));
  });

  it('puts every class around one centre, at the deviation of the spec', () => {
    for (let label = 0; label < spec.classes; label++) {
      const members = Array.from(training.labels.keys()).filter(
        (example) => training.labels[example] === label,
      );
      expect(members.length / training.count).toBeCloseTo(1 / 3, 1);
      const values = members.map((example) => training.inputs[example * inputWidth] as number);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      // Standard error of a deviation: 0.5/√(2n), 0.005 here.
      expect(Math.abs(Math.sqrt(variance) - 0.5)).toBeLessThan(0.02);
    }
  });
});
