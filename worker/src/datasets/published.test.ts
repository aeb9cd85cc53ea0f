import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { datasetSpecSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { defaultSources } from './dataSources.ts';
import { loadDataset } from './loadDataset.ts';

const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

/** A record of CIFAR: labels, then 1,024 reds, greens and blues each. */
function record(labels: number[], first: number): Buffer {
  const plane = (channel: number) =>
    Array.from({ length: 1024 }, (_, pixel) => (first + 50 * channel + pixel) % 256);
  return Buffer.from([...labels, ...plane(0), ...plane(1), ...plane(2)]);
}

/** A tar archive as `tar` writes it. */
function tar(files: Record<string, Buffer>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

async function cifar(loader: 'cifar10' | 'cifar100', files: Record<string, Buffer>, counts = [6, 1]) {
  const folder = temporaryFolder('cifar');
  const archive = gzipSync(tar(files));
  await writeFile(
    join(folder, loader === 'cifar10' ? 'cifar-10-binary.tar.gz' : 'cifar-100-binary.tar.gz'),
    archive,
  );
  const [trainingExamples, testExamples] = counts;
  const spec = datasetSpecSchema.parse({
    loader,
    trainingExamples,
    testExamples,
    archiveChecksum: md5Of(archive),
  });
  return { spec, sources: { ...defaultSources, folders: [folder], mayDownload: false } };
}

describe('CIFAR from its archive in a data folder', () => {
  const ten = (last = record([9], 5)) => ({
    'cifar-10-batches-bin/batches.meta.txt': Buffer.from('airplane\n'),
    ...Object.fromEntries(
      [1, 2, 3, 4].map((batch) => [`cifar-10-batches-bin/data_batch_${batch}.bin`, record([batch], batch)]),
    ),
    'cifar-10-batches-bin/data_batch_5.bin': Buffer.concat([record([5], 0), last]),
    'cifar-10-batches-bin/test_batch.bin': record([7], 9),
  });

  it('has the records of all batches in order, the three colours of a pixel together', async () => {
    const { spec, sources } = await cifar('cifar10', ten());
    const { training, test } = await loadDataset(spec, sources);
    expect([...training.labels, ...test.labels]).toEqual([1, 2, 3, 4, 5, 9, 7]);
    const second = training.inputs.subarray(3072, 3072 + 6);
    expect(Array.from(second, (value) => Math.round(255 * value))).toEqual([2, 52, 102, 3, 53, 103]);
  });

  it('takes the fine labels of CIFAR-100', async () => {
    const files = {
      'cifar-100-binary/train.bin': record([11, 99], 0),
      'cifar-100-binary/test.bin': record([3, 42], 0),
    };
    const { spec, sources } = await cifar('cifar100', files, [1, 1]);
    const { training, test, classes } = await loadDataset(spec, sources);
    expect([training.labels[0], test.labels[0], classes]).toEqual([99, 42, 100]);
  });

  it('is refused with file and row where a record is cut short or a label is none, and for another checksum', async () => {
    const short = await cifar('cifar10', ten(record([9], 5).subarray(0, 3000)));
    await expect(loadDataset(short.spec, short.sources)).rejects.toMatchObject({
      code: 'DATASET_INVALID',
      message: expect.stringMatching(/data_batch_5\.bin, row 2: the record is cut short/),
    });
    const label = await cifar('cifar10', ten(record([200], 5)));
    await expect(loadDataset(label.spec, label.sources)).rejects.toMatchObject({
      message: expect.stringMatching(/row 6: its label is 200/),
    });
    const other = { ...label.spec, archiveChecksum: 'c32a1d4ab5d03f1284b67883e8d87530' };
    await expect(loadDataset(other, label.sources)).rejects.toMatchObject({
      code: 'DATASET_CHECKSUM_MISMATCH',
    });
    const nowhere = { ...label.sources, folders: [], cacheFolder: '/nowhere' };
    await expect(loadDataset(other, nowhere)).rejects.toMatchObject({
      code: 'DATASET_UNAVAILABLE',
      message: expect.stringContaining(
        'published at https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
      ),
    });
  });
});

describe('Fashion-MNIST from its files in a data folder', () => {
  it('is MNIST’s format, packed, and checked file by file', async () => {
    const folder = temporaryFolder('fashion');
    await mkdir(join(folder, 'fashion-mnist'));
    const put = async (name: string, header: number[], values: number[]) => {
      const bytes = gzipSync(Buffer.concat([Buffer.from(header), Buffer.from(values)]));
      await writeFile(join(folder, 'fashion-mnist', `${name}.gz`), bytes);
      return md5Of(bytes);
    };
    const images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28];
    const labels = [0, 0, 8, 1, 0, 0, 0, 1];
    const spec = datasetSpecSchema.parse({
      loader: 'fashionMnist',
      trainingExamples: 1,
      testExamples: 1,
      checksums: {
        trainingImages: await put('train-images-idx3-ubyte', images, new Array(784).fill(51)),
        trainingLabels: await put('train-labels-idx1-ubyte', labels, [9]),
        testImages: await put('t10k-images-idx3-ubyte', images, new Array(784).fill(255)),
        testLabels: await put('t10k-labels-idx1-ubyte', labels, [2]),
      },
    });
    const sources = { ...defaultSources, folders: [folder], mayDownload: false };
    const { training, test } = await loadDataset(spec, sources);
    expect([training.labels[0], training.inputs[5], test.labels[0], test.inputs[5]]).toEqual([
      9,
      Math.fround(0.2),
      2,
      1,
    ]);
  });
});
