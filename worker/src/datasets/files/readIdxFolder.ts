import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type IdxFile, parseIdxFile } from '../idxFile.ts';
import { idxExamples } from '../idxImages.ts';
import { invalidData } from '../prepare.ts';
import type { RawDataset, RawExamples } from '../rawExamples.ts';
import type { FilePlace } from './filePlace.ts';

/** A folder with the four files of MNIST's form, gzipped or not; those of the test part may both be missing. */
export async function readIdxFolder(
  { place, name }: FilePlace,
  inputShape: readonly number[],
): Promise<RawDataset> {
  const part = async (prefix: string): Promise<RawExamples | null> => {
    const images = await readIdx(place, `${prefix}-images-idx3-ubyte`, name);
    const labels = await readIdx(place, `${prefix}-labels-idx1-ubyte`, name);
    if (!images && !labels) return null;
    if (!images || !labels) {
      throw invalidData(
        name,
        null,
        `of ${prefix}-images-idx3-ubyte and ${prefix}-labels-idx1-ubyte one is missing`,
      );
    }
    return idxExamples(`${name}/${prefix}-images-idx3-ubyte`, images, labels, inputShape);
  };
  const training = await part('train');
  if (!training)
    throw invalidData(name, null, 'it lacks train-images-idx3-ubyte and train-labels-idx1-ubyte');
  return { training, test: await part('t10k') };
}

async function readIdx(folder: string, file: string, name: string): Promise<IdxFile | null> {
  const plain = await readFile(join(folder, file)).catch(() => null);
  const packed = plain ? null : await readFile(join(folder, `${file}.gz`)).catch(() => null);
  const bytes = packed
    ? await promisify(gunzip)(packed).catch((error: Error) => {
        throw invalidData(`${name}/${file}.gz`, null, `it cannot be unpacked: ${error.message}`);
      })
    : plain;
  return bytes && parseIdxFile(`${name}/${file}`, bytes);
}
