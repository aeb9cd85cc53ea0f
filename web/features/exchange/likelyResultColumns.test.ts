import { describe, expect, it } from '@jest/globals';
import { likelyResultColumns } from './likelyResultColumns.ts';

describe('columns of a table of results', () => {
  it('are proposed where their names leave no doubt', () => {
    expect(likelyResultColumns(['Batch size', 'seed', 'step', 'test_accuracy', 'device_seconds'])).toEqual({
      batchSizeColumn: 'Batch size',
      seedColumn: 'seed',
      progressColumn: 'step',
      valueColumn: 'test_accuracy',
    });
    expect(likelyResultColumns(['batch', 'epochs', 'gave_up'])).toEqual({
      batchSizeColumn: 'batch',
      progressColumn: 'epochs',
      stoppedColumn: 'gave_up',
    });
  });

  it('are left to the reader where several could be meant, or none', () => {
    expect(likelyResultColumns(['batch', 'step', 'epoch', 'train_loss', 'test_loss'])).toEqual({
      batchSizeColumn: 'batch',
    });
    expect(likelyResultColumns(['n', 'k'])).toEqual({});
  });
});
