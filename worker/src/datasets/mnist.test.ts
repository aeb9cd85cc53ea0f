import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { loadDataset } from './loadDataset.ts';
import { loadMnist } from './mnist.ts';
import { mnistChecksums, mnistOf } from './testing/mnistOf.ts';

describe('MNIST', () => {
  it('has the published class counts and pixel statistics', async () => {
    const { training, test, inputWidth, classes } = await mnistOf(60_000, 10_000);
    expect([training.count, test.count, inputWidth, classes]).toEqual([60_000, 10_000, 784, 10]);
    const counts = new Array<number>(10).fill(0);
    for (const label of training.labels) counts[label] = (counts[label] ?? 0) + 1;
    // LeCun's page; mean and deviation as every MNIST normalisation has them.
    expect(counts).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    let sum = 0;
    let squares = 0;
    for (const pixel of training.inputs) {
      sum += pixel;
      squares += pixel * pixel;
    }
    const mean = sum / training.inputs.length;
    expect(mean).toBeCloseTo(0.1307, 4);
    expect(Math.sqrt(squares / training.inputs.length - mean * mean)).toBeCloseTo(0.3081, 4);
  });

  it('takes the first examples where fewer are asked for, and keeps the two data sets used last', async () => {
    const few = await mnistOf(5, 3);
    expect([...few.training.labels]).toEqual([5, 0, 4, 1, 9]);
    expect([...few.test.labels]).toEqual([7, 2, 1]);
    expect(await mnistOf(5, 3)).toBe(few);
    expect(few.training.inputs.buffer).toBeInstanceOf(SharedArrayBuffer);
    await mnistOf(6, 3);
    expect(await mnistOf(5, 3)).toBe(few);
    await Promise.all([mnistOf(6, 3), mnistOf(7, 3)]);
    expect(await mnistOf(5, 3)).not.toBe(few);
  });

  it('refuses a file that is not the one of the spec', async () => {
    const checksums = { ...mnistChecksums, testLabels: 'd41d8cd98f00b204e9800998ecf8427e' };
    const spec = { loader: 'mnist' as const, trainingExamples: 5, testExamples: 5, checksums };
    await expect(loadDataset(spec)).rejects.toMatchObject({
      code: 'DATASET_CHECKSUM_MISMATCH',
      message: expect.stringContaining('t10k-labels-idx1-ubyte has MD5 27ae3e4e09519cfbb04c329615203637'),
    });
  });

  it('says which file is missing, and which one is malformed', async () => {
    const folder = temporaryFolder('mnist');
    const spec = {
      loader: 'mnist' as const,
      trainingExamples: 5,
      testExamples: 5,
      checksums: mnistChecksums,
    };
    const missing = {
      code: 'DATASET_UNAVAILABLE',
      message: expect.stringMatching(/train-images-idx3-ubyte cannot/),
    };
    await expect(loadMnist(spec, folder)).rejects.toMatchObject(missing);
    await writeFile(join(folder, 'train-images-idx3-ubyte'), 'not found');
    await writeFile(join(folder, 't10k-images-idx3-ubyte'), 'not found');
    const malformed = {
      code: 'DATASET_INVALID',
      message: expect.stringMatching(/images-idx3-ubyte: it is not an IDX/),
    };
    await expect(loadMnist(spec, folder)).rejects.toMatchObject(malformed);
  });
});
