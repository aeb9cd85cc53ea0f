import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { DatasetSpec } from '@critbatch/theory';
import type { DataSources } from './dataSources.ts';
import { parseIdxFile } from './idxFile.ts';
import { invalidData } from './prepare.ts';
import { publishedFile } from './publishedFile.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';

type FashionSpec = Extract<DatasetSpec, { loader: 'fashionMnist' }>;

/** Beside the paper (Xiao, Rasul and Vollgraf 2017), github.com/zalandoresearch/fashion-mnist. */
const published = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com';

/** Fashion-MNIST from its four gzipped IDX files. */
export async function readFashionMnist(
  { checksums }: FashionSpec,
  sources: DataSources,
): Promise<RawDataset> {
  const file = async (name: string, md5: string) => {
    const packed = await publishedFile(
      { url: `${published}/${name}.gz`, name: `fashion-mnist/${name}.gz`, md5 },
      sources,
    );
    const bytes = await promisify(gunzip)(packed).catch((error: Error) => {
      throw invalidData(`${name}.gz`, null, `it cannot be unpacked: ${error.message}`);
    });
    return parseIdxFile(name, bytes);
  };
  const part = async (prefix: string, imagesMd5: string, labelsMd5: string): Promise<RawExamples> => {
    const name = `${prefix}-images-idx3-ubyte`;
    const images = await file(name, imagesMd5);
    const labels = await file(`${prefix}-labels-idx1-ubyte`, labelsMd5);
    return idxExamples(name, images, labels, [28, 28]);
  };
  return {
    training: await part('train', checksums.trainingImages, checksums.trainingLabels),
    test: await part('t10k', checksums.testImages, checksums.testLabels),
  };
}

/** Images and labels of two IDX files as examples; throws DATASET_INVALID where they do not belong together. */
export function idxExamples(
  name: string,
  images: ReturnType<typeof parseIdxFile>,
  labels: ReturnType<typeof parseIdxFile>,
  exampleExtents: readonly number[],
): RawExamples {
  const [count = 0, ...extents] = images.extents;
  const size = exampleExtents.reduce((product, extent) => product * extent, 1);
  if (extents.reduce((product, extent) => product * extent, 1) !== size) {
    throw invalidData(name, null, `its examples are ${extents.join('×')}, not ${exampleExtents.join('×')}`);
  }
  if (labels.extents.length !== 1 || labels.extents[0] !== count) {
    throw invalidData(
      name,
      null,
      `it has ${count} examples, and its labels have extents ${labels.extents.join('×')}`,
    );
  }
  return { name, count, values: images.values, labels: labels.values, divisor: 255 };
}
