import { describe, expect, it } from '@jest/globals';
import { faultyNumber, formatOfFile, importInput, readFields } from './importQuery.ts';

const filled = {
  upload: 'u',
  format: 'CSV',
  name: 'Theirs',
  policy: 'LARS',
  modelName: 'Net',
  parameterCount: '25 000 000',
  datasetId: 'd',
  targetMetric: 'TEST_ACCURACY',
  threshold: '0.75',
  unit: 'EPOCHS',
  currentBatchSize: '32',
  batchSizeColumn: 'b',
  progressColumn: ' epochs ',
};

describe('what an import asks of the API', () => {
  it('is nothing before a file is there, and no more than the file for a bundle', () => {
    expect(importInput({})).toBeNull();
    expect(importInput({ upload: 'u', format: 'BUNDLE' })).toEqual({ uploadId: 'u', format: 'BUNDLE' });
  });

  it('takes every field of the form, and none that is empty', () => {
    expect(importInput(readFields(filled))?.results).toMatchObject({
      model: { name: 'Net', parameterCount: 25_000_000 },
      dataset: { id: 'd' },
      target: { metric: 'TEST_ACCURACY', threshold: 0.75 },
      unit: 'EPOCHS',
      currentBatchSize: 32,
      evaluatedEvery: null,
      csv: { batchSize: 'b', seed: null, progress: 'epochs', value: null, separator: ',' },
      mlflow: null,
    });
  });

  it('takes a tab for the separator, and a comma where none is given', () => {
    const separatorOf = (separator: string) =>
      importInput(readFields({ ...filled, separator }))?.results?.csv?.separator;
    expect([separatorOf('\t'), separatorOf(' ; '), separatorOf('')]).toEqual(['\t', ';', ',']);
  });

  it('waits for the unit and the metric: neither has a usual value', () => {
    expect(importInput({ ...filled, unit: '' })).toBeNull();
    expect(importInput({ ...filled, targetMetric: 'BLEU' })).toBeNull();
  });

  it('waits for a number where one is asked for', () => {
    expect(faultyNumber(filled)).toBeNull();
    expect(faultyNumber({ ...filled, threshold: '0,75' })).toBe('threshold');
    expect(importInput({ ...filled, threshold: '0,75' })).toBeNull();
    expect(importInput({ ...filled, evaluatedEvery: 'often' })).toBeNull();
  });
});

describe('the format of a file', () => {
  it('is the one that was chosen, as long as the ending allows it', () => {
    expect(formatOfFile('WANDB', 'chart.csv')).toBe('WANDB');
    expect(formatOfFile('MLFLOW', 'runs.ZIP')).toBe('MLFLOW');
    expect(formatOfFile('CSV', 'runs.txt')).toBe('CSV');
    expect(formatOfFile('MLPERF_RCP', 'runs')).toBe('MLPERF_RCP');
  });

  it('is the usual one of the ending where the choice cannot be', () => {
    expect(formatOfFile('BUNDLE', 'runs.v2.CSV')).toBe('CSV');
    expect(formatOfFile('CSV', 'rcp.json')).toBe('MLPERF_RCP');
    expect(formatOfFile('CSV', 'sweep-1.zip')).toBe('BUNDLE');
  });
});
