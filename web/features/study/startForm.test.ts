import { describe, expect, it } from '@jest/globals';
import { readAsked } from '../sweepForm/askedValues.ts';
import { initialValues } from '../sweepForm/initialValues.ts';
import { startForm } from './startForm.ts';

const proposed = {
  name: 'Routing: Mid-size',
  batchSizes: [32, 64, 128],
  runs: 9,
  spending: null,
  check: null,
  maxExamplesPerRun: 2_000_000,
  currentBatchSize: 48,
  like: { id: 'sweep-1' },
  model: { id: 'model-2' },
  plan: null,
};
const paramsOf = (address: string) => Object.fromEntries(new URL(address, 'http://portal').searchParams);
const choices = {
  models: {
    nodes: ['model-1', 'model-2'].map((id) => ({ id, name: id, version: 1, parameterCount: 1, spec: {} })),
  },
  datasets: { nodes: [] },
};

describe('the form that starts the sweep of a stage', () => {
  it('is filled with the sweep that is proposed, and knows the stage', () => {
    const params = paramsOf(startForm({ id: 'stage-2', proposedSweep: proposed }));
    expect(params.like).toBe('sweep-1');
    expect(initialValues(choices, null, { ...readAsked(params), threshold: '0.2' })).toMatchObject({
      stage: 'stage-2',
      model: 'model-2',
      name: 'Routing: Mid-size',
      batchSizes: '32, 64, 128',
      budget: '2000000',
      current: '48',
    });
  });

  it('asks for the range and the minutes of a plan, rounded up, where the sweep before was adaptive', () => {
    const plan = { smallestBatchSize: 16, largestBatchSize: 1024, deviceSecondsBudget: 610 };
    const params = paramsOf(startForm({ id: 'stage-2', proposedSweep: { ...proposed, model: null, plan } }));
    expect(readAsked(params)).toMatchObject({ rangeFrom: '16', rangeTo: '1024', planMinutes: '11' });
    expect(params).not.toHaveProperty('batchSizes');
    expect(params).not.toHaveProperty('model');
  });

  it('starts with a model of the size of its stage, and with none where the team has none of that size', () => {
    const asked = readAsked(
      paramsOf(startForm({ id: 'stage-3', proposedSweep: { ...proposed, model: null } })),
    );
    const nodes = [1e5, 2e6].map((parameterCount) => ({
      id: `model-of-${parameterCount}`,
      name: 'MLP 784-128-10',
      version: 1,
      parameterCount,
      spec: {},
    }));
    const modelAt = (size: number) =>
      initialValues({ ...choices, models: { nodes } }, null, asked, { size }).model;
    expect(modelAt(2e6)).toBe('model-of-2000000');
    expect(modelAt(4e6)).toBe('');
  });

  it('knows the stage where nothing is proposed', () => {
    expect(paramsOf(startForm({ id: 'stage-1', proposedSweep: null }))).toEqual({ stage: 'stage-1' });
  });
});
