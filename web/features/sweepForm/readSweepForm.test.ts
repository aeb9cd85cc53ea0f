import { usualTrainingSubset } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { firstSweep } from '../../../launcher/src/firstSweep.ts';
import { translatorOf } from '../../i18n/translator.ts';
import type { PolicyData } from '../policy/policyText.ts';
import { defaults } from './fields.ts';
import { policyValues } from './policyValues.ts';
import { problemsOf, readSweepForm } from './readSweepForm.ts';

const t = translatorOf('en');
const filled = { ...defaults, batchMode: 'list', model: 'model-1', dataset: 'dataset-1' };

describe('readSweepForm', () => {
  it('turns the defaults, as a list, into the first sweep', () => {
    // Its name and "yours" are the launcher's own; everything else is known to work, and a person starts with it.
    const { name: _name, ...settings } = firstSweep;
    // The first sweep is a lesson of three minutes; one of the form can be handed in to a leaderboard.
    const evaluation = { ...settings.evaluation, trainingSubset: usualTrainingSubset };
    expect(readSweepForm(filled, 'team-1', t).input).toMatchObject({
      ...settings,
      evaluation,
      currentBatchSize: null,
    });
  });

  it('asks for a budget in place of a target, and leaves a plan and the threshold out', () => {
    const forBudget = { ...filled, asked: 'budget', metric: 'TEST_LOSS', threshold: 'none' };
    const { input } = readSweepForm(forBudget, 'team-1', t);
    expect(input).toMatchObject({ targets: [], budgetMetric: 'TEST_LOSS', maxExamplesPerRun: 800_000 });
    expect(readSweepForm(filled, 'team-1', t).input).not.toHaveProperty('budgetMetric');
    const { problems } = readSweepForm({ ...forBudget, batchMode: 'adaptive' }, 'team-1', t);
    expect(problems?.form).toMatch(/for a target only/);
  });

  it('says what is not a number at the field that holds it, all at once', () => {
    const { problems } = readSweepForm(
      { ...filled, model: '', threshold: 'low', batchSizes: '8, x', seeds: '' },
      'team-1',
      t,
    );
    expect(Object.keys(problems ?? {}).toSorted()).toEqual(['batchSizes', 'model', 'seeds', 'threshold']);
  });

  it('asks for whole numbers where the API counts', () => {
    const { problems } = readSweepForm(
      { ...filled, maxTrials: '1.5', current: '0.5', budget: '1e20' },
      'team-1',
      t,
    );
    expect(Object.keys(problems ?? {}).toSorted()).toEqual(['budget', 'current', 'maxTrials']);
  });

  it('reads the fields of the chosen optimiser, and no others', () => {
    const rate = { ...filled, learningRate: '0.01', initialStepSize: 'none', factor: 'none' };
    const policyOf = (changed: object) => readSweepForm({ ...rate, ...changed }, 'team-1', t).input?.policy;
    expect(policyOf({ optimiser: 'sgd' })).toEqual({
      sgd: {
        learningRate: {
          base: 0.01,
          scaling: 'NONE',
          referenceBatchSize: null,
          schedule: 'CONSTANT',
          warmUpExamples: 0,
        },
      },
    });
    // What is left empty is the API's to fill in.
    expect(policyOf({ optimiser: 'adam', learningRate: '' })).toMatchObject({
      adam: { learningRate: { base: null, schedule: 'CONSTANT' } },
    });
    const cosine = { schedule: 'COSINE', scaling: 'SQUARE_ROOT', warmUpExamples: '10,000' };
    expect(policyOf({ optimiser: 'rmsProp', 'rmsProp.secondMomentDecay': '0.95', ...cosine })).toEqual({
      rmsProp: {
        learningRate: {
          base: 0.01,
          scaling: 'SQUARE_ROOT',
          referenceBatchSize: 64,
          schedule: 'COSINE',
          durationExamples: 800_000,
          finalShare: 0,
          warmUpExamples: 10_000,
        },
        secondMomentDecay: 0.95,
        epsilon: 1e-8,
      },
    });
  });

  it('gives an adaptive sweep a plan in place of batch sizes and seeds', () => {
    const adaptive = {
      ...filled,
      batchMode: defaults.batchMode,
      batchSizes: 'none',
      seeds: '',
      planMinutes: '2.5',
    };
    const { input } = readSweepForm(adaptive, 'team-1', t);
    expect(input).toMatchObject({
      batchSizes: [],
      seeds: [],
      plan: {
        smallestBatchSize: 8,
        largestBatchSize: 1024,
        deviceSecondsBudget: 150,
        wantedRatio: 1.5,
        mostSeeds: 20,
      },
    });
  });

  it('reads a budget with separators as people type them', () => {
    expect(readSweepForm({ ...filled, budget: '3,000,000' }, 'team-1', t).input?.maxExamplesPerRun).toBe(
      3_000_000,
    );
  });
});

describe('policyValues', () => {
  const learningRate = {
    base: 0.002,
    scaling: 'LINEAR',
    referenceBatchSize: 32,
    schedule: 'STEP',
    durationExamples: null,
    finalShare: null,
    everyExamples: 5000,
    factor: 0.5,
    warmUpExamples: 100,
  } as const;

  it('brings a line search into the form, with what tells it from that of the paper', () => {
    const numbers = { initialStepSize: 2, sufficientDecrease: 0.2, backtrackFactor: 0.8, growthPerEpoch: 3 };
    const search = { ...numbers, reset: 'EPOCH_MEAN', maxStepSize: 10, maxTrials: 50 } as const;
    const settings = { epochMeanDelay: 1, restartBelow: 1e-5, restartStepSize: 0.002 };
    const policy: PolicyData = {
      __typename: 'ArmijoPolicy',
      ...search,
      exhaustedStepSize: 1e-6,
      settings: Object.entries(settings).map(([name, value]) => ({ name, value })),
    };
    const values = { ...filled, ...policyValues(policy) };
    expect(readSweepForm(values, 'team-1', t).input?.policy).toEqual({ armijo: { ...search, ...settings } });
    const halved = readSweepForm({ ...values, 'armijo.epochMeanDelay': '0.5' }, 'team-1', t);
    expect(Object.keys(halved.problems ?? {})).toEqual(['armijo.epochMeanDelay']);
  });

  it('brings the policy of another sweep into the form, from which the same policy is read', () => {
    const policy: PolicyData = {
      __typename: 'AdamWPolicy',
      learningRate,
      settings: [
        { name: 'firstMomentDecay', value: 0.8 },
        { name: 'secondMomentDecay', value: 0.98 },
        { name: 'epsilon', value: 1e-7 },
        { name: 'weightDecay', value: 0.1 },
      ],
    };
    const values = { ...filled, ...policyValues(policy) };
    const { durationExamples: _none, finalShare: _no, ...rate } = learningRate;
    expect(readSweepForm(values, 'team-1', t).input?.policy).toEqual({
      adamW: {
        learningRate: rate,
        firstMomentDecay: 0.8,
        secondMomentDecay: 0.98,
        epsilon: 1e-7,
        weightDecay: 0.1,
      },
    });
  });
});

describe('problemsOf', () => {
  it('tells the decay of RMSProp from that of Adam', () => {
    const errors = [{ field: ['input', 'policy', 'rmsProp', 'secondMomentDecay'], message: 'Under 1.' }];
    expect(problemsOf(errors, { ...defaults, optimiser: 'rmsProp' })).toEqual({
      'rmsProp.secondMomentDecay': 'Under 1.',
    });
  });

  it('brings user errors of the API to the fields of the form', () => {
    const errors = [
      { field: ['input', 'batchSizes', '2'], message: 'Too large.' },
      { field: ['input', 'policy', 'armijo', 'backtrackFactor'], message: 'Must be under 1.' },
      { field: ['input', 'targets', '0', 'threshold'], message: 'Must be positive.' },
      { field: ['input', 'modelId'], message: 'Unknown.' },
      { field: ['input'], message: 'No.' },
    ];
    expect(problemsOf(errors, defaults)).toEqual({
      batchSizes: 'Too large.',
      backtrackFactor: 'Must be under 1.',
      threshold: 'Must be positive.',
      model: 'Unknown.',
      form: 'No.',
    });
  });
});
