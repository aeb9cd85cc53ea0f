import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { invalidData, type RawDataset, type RawExamples } from '@critbatch/datafiles';
import type { DatasetSpec } from '@critbatch/theory';
import type { DataSources } from './dataSources.ts';
import { publishedFile } from './publishedFile.ts';
import { tarEntries } from './tarEntries.ts';

type CifarSpec = Extract<DatasetSpec, { loader: 'cifar10' | 'cifar100' }>;

const pixels = 32 * 32;

/** Where each is published, and the files of its archive; every record has so many label bytes, the last of which counts. */
const editions = {
  cifar10: {
    archive: 'cifar-10-binary.tar.gz',
    training: [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`),
    test: ['test_batch.bin'],
    labelBytes: 1,
  },
  // A coarse label, of 20, comes before the fine one, of 100.
  cifar100: {
    archive: 'cifar-100-binary.tar.gz',
    training: ['train.bin'],
    test: ['test.bin'],
    labelBytes: 2,
  },
} as const;

/** CIFAR-10 or CIFAR-100 (Krizhevsky 2009) from the canonical binary archive: colours of a pixel side by side, as bytes. */
export async function readCifar(
  { loader, archiveChecksum }: CifarSpec,
  sources: DataSources,
): Promise<RawDataset> {
  const { archive, training, test, labelBytes } = editions[loader];
  const url = `https://www.cs.toronto.edu/~kriz/${archive}`;
  const packed = await publishedFile({ url, name: archive, md5: archiveChecksum }, sources);
  let entries: Map<string, Uint8Array>;
  try {
    entries = tarEntries(await promisify(gunzip)(packed));
  } catch (error) {
    throw invalidData(archive, null, `it cannot be unpacked: ${(error as Error).message}`);
  }
  const part = (files: readonly string[]) =>
    joined(
      archive,
      files.map((file) => {
        const found = [...entries].find(([name]) => name.endsWith(`/${file}`) || name === file);
        if (!found) throw invalidData(archive, null, `it lacks ${file}`);
        return records(`${archive}/${file}`, found[1], labelBytes);
      }),
    );
  return { training: part(training), test: part(test) };
}

function records(name: string, bytes: Uint8Array, labelBytes: number): RawExamples {
  const width = labelBytes + 3 * pixels;
  const count = bytes.length / width;
  if (!Number.isInteger(count)) {
    throw invalidData(name, Math.floor(count), `the record is cut short: a record has ${width} bytes`);
  }
  const values = new Uint8Array(count * 3 * pixels);
  const labels = new Uint8Array(count);
  for (let record = 0; record < count; record++) {
    const start = record * width + labelBytes;
    labels[record] = bytes[start - 1] as number;
    // The file has all reds, then all greens and all blues; models want the three of a pixel together.
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        values[(record * pixels + pixel) * 3 + channel] = bytes[start + channel * pixels + pixel] as number;
      }
    }
  }
  return { name, count, values, labels, divisor: 255 };
}

function joined(name: string, parts: readonly RawExamples[]): RawExamples {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const values = new Uint8Array(count * 3 * pixels);
  const labels = new Uint8Array(count);
  let row = 0;
  for (const part of parts) {
    values.set(part.values, row * 3 * pixels);
    labels.set(part.labels, row);
    row += part.count;
  }
  return { name, count, values, labels, divisor: 255 };
}
