import { describe, expect, it } from '@jest/globals';
import { firstSweep } from '../../../launcher/src/firstSweep.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { defaults } from './fields.ts';
import { problemsOf, readSweepForm } from './readSweepForm.ts';

const t = translatorOf('en');
const filled = { ...defaults, model: 'model-1', dataset: 'dataset-1' };

describe('readSweepForm', () => {
  it('turns the defaults into the first sweep', () => {
    // Its name and "yours" are the launcher's own; everything else is known to work, and a person starts with it.
    const { name: _name, currentBatchSize: _current, ...settings } = firstSweep;
    expect(readSweepForm(filled, 'team-1', t).input).toMatchObject({ ...settings, currentBatchSize: null });
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

  it('reads a budget with separators as people type them', () => {
    expect(readSweepForm({ ...filled, budget: '3,000,000' }, 'team-1', t).input?.maxExamplesPerRun).toBe(
      3_000_000,
    );
  });
});

describe('problemsOf', () => {
  it('brings user errors of the API to the fields of the form', () => {
    const errors = [
      { field: ['input', 'batchSizes', '2'], message: 'Too large.' },
      { field: ['input', 'policy', 'backtrackFactor'], message: 'Must be under 1.' },
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
