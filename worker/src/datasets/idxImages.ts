import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  idxExamples,
  invalidData,
  parseIdxFile,
  type RawDataset,
  type RawExamples,
} from '@critbatch/datafiles';
import type { DatasetSpec } from '@critbatch/theory';
import type { DataSources } from './dataSources.ts';
import { publishedFile } from './publishedFile.ts';

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
