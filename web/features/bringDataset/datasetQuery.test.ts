import { describe, expect, it } from '@jest/globals';
import { datasetInput } from './datasetQuery.ts';

const said = { upload: 'u1', name: 'Sensors', format: 'csv', inputShape: '2', classes: '3' };

describe('datasetInput', () => {
  it('asks nothing of the API until all is said that nobody may guess', () => {
    for (const name of ['upload', 'name', 'inputShape']) {
      expect(datasetInput({ ...said, [name]: '' })).toBeNull();
    }
    // The file tells how many classes it has.
    expect(datasetInput({ ...said, classes: '' })?.spec).not.toHaveProperty('classes');
  });

  it('says columns of tables alone, a split where test examples are asked for, and channels one by one', () => {
    const columns = { labelColumn: 'state', inputColumns: 'temperature, pressure' };
    expect(datasetInput({ ...said, ...columns, licence: 'CC0' })).toEqual({
      uploadId: 'u1',
      name: 'Sensors',
      licence: 'CC0',
      spec: {
        format: 'csv',
        inputShape: [2],
        classes: 3,
        columns: { label: 'state', inputs: ['temperature', 'pressure'] },
      },
    });
    const images = { format: 'imageFolder', inputShape: '32×32×3', testExamples: '1 000', splitSeed: '7' };
    const normalised = { mean: '0.5, 0.4, 0.3', deviation: '0.2,0.2,0.2' };
    expect(datasetInput({ ...said, ...columns, ...images, ...normalised })?.spec).toEqual({
      format: 'imageFolder',
      inputShape: [32, 32, 3],
      classes: 3,
      testExamples: 1000,
      split: { seed: 7 },
      normalisation: { mean: [0.5, 0.4, 0.3], deviation: [0.2, 0.2, 0.2] },
    });
  });

  it('leaves what is no number to the API, which says at which field', () => {
    expect(datasetInput({ ...said, classes: 'three' })?.spec).toMatchObject({ classes: 'three' });
  });
});
