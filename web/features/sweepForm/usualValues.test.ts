import { updateRuleNames, updateRules, usualThresholds } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { builtInDatasets } from '../../../api/src/library/builtIn/builtIns.ts';
import type { FieldValues } from './fields.ts';
import { defaults } from './fields.ts';
import { initialValues } from './initialValues.ts';
import { followingValues, type UsualOf } from './usualValues.ts';

const specOf = (name: string) => {
  const found = builtInDatasets.find((dataset) => dataset.name === name);
  if (!found) throw new Error(`There is no data set ${name}.`);
  return found.spec;
};
const [mnist, cifar] = [specOf('MNIST'), specOf('CIFAR-10')];
const choices: UsualOf = {
  models: [
    { value: 'mlp', kind: 'network' },
    { value: 'softmax', kind: 'linear' },
    { value: 'outside', kind: null },
  ],
  datasets: [
    { value: 'mnist', trainingExamples: 60_000, usualThresholds: usualThresholds(mnist) },
    { value: 'cifar', trainingExamples: 50_000, usualThresholds: usualThresholds(cifar) },
    { value: 'few', trainingExamples: 1000, usualThresholds: null },
    { value: 'fewest', trainingExamples: 5, usualThresholds: null },
  ],
};
const started: FieldValues = { ...defaults, model: 'mlp', dataset: 'mnist' };

/** The two followers after some choices, one after the other, as the form makes them. */
function after(...changes: Partial<FieldValues>[]) {
  let values = started;
  for (const change of changes) {
    const typed = { ...values, ...change };
    values = { ...typed, ...followingValues(typed, values, choices) };
  }
  return values;
}

describe('fields that follow what is chosen in others', () => {
  it.each(updateRuleNames)('has the usual learning rate of %s as soon as it is chosen', (optimiser) => {
    const usual = String(updateRules[optimiser].usualLearningRate);
    expect(after({ optimiser }).learningRate).toBe(usual);
    expect(after({ optimiser: 'sgd' }, { optimiser }).learningRate).toBe(usual);
    expect(after({ optimiser }, { optimiser: 'armijo' }).learningRate).toBe('');
  });

  it('keeps a learning rate that somebody has written, and lets it follow again once it is the usual one', () => {
    const written = [{ optimiser: 'adam' }, { learningRate: '0.02' }];
    expect(after(...written, { optimiser: 'lion' }).learningRate).toBe('0.02');
    expect(after(...written, { learningRate: '0.001' }, { optimiser: 'sgd' }).learningRate).toBe('0.1');
  });

  it('has a threshold for the metric, the model and the data', () => {
    expect(after({ metric: 'TEST_ACCURACY' }).threshold).toBe('0.95');
    expect(after({ metric: 'TEST_ACCURACY' }, { model: 'softmax' }).threshold).toBe('0.88');
    expect(after({ metric: 'TEST_ACCURACY' }, { dataset: 'cifar' }).threshold).toBe('0.58');
    expect(after({ dataset: 'cifar' }, { dataset: 'mnist' }).threshold).toBe('0.1');
  });

  it('has the batch sizes that the data can fill, and keeps those that somebody has written', () => {
    expect(after({})).toMatchObject({ rangeFrom: '8', rangeTo: '1024', batchSizes: defaults.batchSizes });
    const few = { rangeFrom: '8', rangeTo: '512', batchSizes: '8, 16, 24, 32, 48, 64, 96, 128, 256, 512' };
    expect(after({ dataset: 'few' })).toMatchObject(few);
    expect(after({ dataset: 'fewest' })).toMatchObject({
      rangeFrom: '1',
      rangeTo: '4',
      batchSizes: '1, 2, 3, 4',
    });
    expect(after({ rangeTo: '700' }, { dataset: 'few' })).toMatchObject({ ...few, rangeTo: '700' });
    expect(after({ dataset: 'few' }, { dataset: 'mnist' }).rangeTo).toBe('1024');
  });

  it('keeps a threshold that somebody has written, and the last one beside a model that only a program knows', () => {
    expect(after({ threshold: '0.2' }, { metric: 'TEST_LOSS' }).threshold).toBe('0.2');
    expect(after({ model: 'outside' }, { metric: 'TEST_LOSS' }).threshold).toBe('0.1');
  });
});

describe('what the form starts with', () => {
  const query = {
    models: {
      nodes: [
        { id: 'model-1', name: 'Softmax regression 784-10', version: 1, parameterCount: 7850, spec: null },
      ],
    },
    datasets: { nodes: [] },
  };
  const withSpecs = {
    models: {
      nodes: query.models.nodes.map((node) => ({
        ...node,
        spec: { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 },
      })),
    },
    datasets: {
      nodes: [
        {
          id: 'dataset-1',
          name: 'MNIST',
          version: 1,
          trainingExamples: 60_000,
          testExamples: 10_000,
          licence: null,
          spec: mnist,
        },
      ],
    },
  };

  it('is the target that is usual for model and data, and no learning rate for the line search', () => {
    expect(initialValues(withSpecs, null)).toMatchObject({ threshold: '0.4', learningRate: '' });
    expect(initialValues(query, null)).toMatchObject({ threshold: '0.1', dataset: '' });
  });

  it('has a model that fits the data of a link, data that fit its model, and batch sizes that the data can fill', () => {
    const sensors = {
      id: 'dataset-2',
      name: 'Sensors',
      version: 1,
      trainingExamples: 1000,
      testExamples: 200,
      licence: null,
      spec: {
        loader: 'upload',
        format: 'csv',
        sha256: 'a'.repeat(64),
        trainingExamples: 1000,
        testExamples: 200,
        inputShape: [12],
        classes: 4,
      },
    };
    const sized = (id: string, classes: number) => ({
      id,
      name: id,
      version: 1,
      parameterCount: 1,
      spec: { architecture: 'softmaxRegression', inputShape: [12], classes },
    });
    const own = {
      models: { nodes: [sized('more', 5), sized('fits', 4), ...withSpecs.models.nodes] },
      datasets: { nodes: [...withSpecs.datasets.nodes, sensors] },
    };
    const fitting = { model: 'fits', dataset: 'dataset-2', rangeTo: '512' };
    expect(initialValues(own, null, { dataset: 'dataset-2' })).toMatchObject(fitting);
    expect(initialValues(own, null, { model: 'fits' })).toMatchObject(fitting);
    expect(initialValues(own, null, { dataset: 'dataset-2', rangeTo: '64' }).rangeTo).toBe('64');
    expect(initialValues(own, null, { model: 'model-1', dataset: 'dataset-2' }).model).toBe('model-1');
  });

  it('is what a link asks for', () => {
    const asked = { metric: 'TEST_ACCURACY', threshold: '0.5' };
    expect(initialValues(withSpecs, null, asked)).toMatchObject(asked);
    expect(initialValues(withSpecs, null, { metric: 'TEST_ACCURACY' }).threshold).toBe('0.88');
  });
});

it('lists batch sizes and ends a decay at the budget while that is what is asked', () => {
  const asked = after({ asked: 'budget' });
  expect(asked.batchMode).toBe('list');
  expect(after({ asked: 'budget' }, { budget: '500000' }, { warmUpExamples: '1000' }).durationExamples).toBe(
    '499000',
  );
  expect(after({ asked: 'budget' }, { asked: 'target' }).batchMode).toBe('adaptive');
  expect(after({ batchMode: 'range' }, { asked: 'budget' }).batchMode).toBe('range');
});
