import { type ModelSpec, parameterCount, parameterShapes } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { initialParameters } from './initialParameters.ts';
import { firstParametersByName, hashOf } from './testing/firstParameters.ts';

const mlp: ModelSpec = {
  architecture: 'mlp',
  inputShape: [28, 28],
  hiddenWidths: [128],
  classes: 10,
  activation: 'relu',
};

function deviation(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

describe('initialParameters', () => {
  it('never changes for a seed: checkpoints and published runs depend on it', () => {
    const [weight0, bias0, weight1] = initialParameters(mlp, 1) as [Float32Array, Float32Array, Float32Array];
    expect([...weight0.subarray(0, 4)]).toEqual([
      0.024382969364523888, 0.07195767015218735, -0.030449502170085907, -0.06104142591357231,
    ]);
    expect([...weight1.subarray(0, 2)]).toEqual([0.09336844831705093, 0.05720428377389908]);
    expect(bias0.every((value) => value === 0)).toBe(true);
  });

  it.each(firstParametersByName)('is the same for good: %s', (_name, hash, spec) => {
    expect(hashOf(initialParameters(spec, 1))).toBe(hash);
  });

  it('starts a normalisation as the identity, and a filter with the variance of its fan', () => {
    const spec: ModelSpec = {
      architecture: 'resnet',
      depth: 8,
      inputShape: [32, 32, 3],
      normalisation: 'groupNorm',
      classes: 10,
    };
    const parameters = initialParameters(spec, 1);
    const of = (name: string) =>
      parameters[parameterShapes(spec).findIndex((shape) => shape.name === name)] as Float32Array;
    expect(of('stemScale').every((value) => value === 1)).toBe(true);
    expect(of('stemOffset').every((value) => value === 0)).toBe(true);
    expect(deviation(of('stage2block0secondFilter')) / Math.sqrt(2 / (9 * 64))).toBeCloseTo(1, 1.7);
    expect(deviation(of('stage2block0shortcutFilter')) / Math.sqrt(2 / 32)).toBeCloseTo(1, 1);
  });

  it('has as many values as theory counts, unlike for every seed and layer', () => {
    const parameters = initialParameters(mlp, 1);
    expect(parameters.reduce((sum, { length }) => sum + length, 0)).toBe(parameterCount(mlp));
    expect(initialParameters(mlp, 2)[0]).not.toEqual(parameters[0]);
    expect(parameters[2]?.subarray(0, 8)).not.toEqual(parameters[0]?.subarray(0, 8));
  });

  it('follows He before a ReLU and Glorot elsewhere', () => {
    const relu = initialParameters(mlp, 1) as [Float32Array, Float32Array, Float32Array];
    const tanh = initialParameters({ ...mlp, activation: 'tanh' }, 1) as [Float32Array];
    // Standard error of a deviation over n values: 1/√(2n) of it, 0.2 % and 2 % here.
    expect(deviation(relu[0]) / Math.sqrt(2 / 784)).toBeCloseTo(1, 1.7);
    expect(deviation(tanh[0]) / Math.sqrt(2 / (784 + 128))).toBeCloseTo(1, 1.7);
    expect(Math.abs(deviation(relu[2]) / Math.sqrt(2 / (128 + 10)) - 1)).toBeLessThan(0.08);
  });
});
