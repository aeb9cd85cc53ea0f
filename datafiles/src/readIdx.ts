import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type FilePlace, type FileTree, openTree } from './fileTree.ts';
import { idxExamples } from './idxExamples.ts';
import { type IdxFile, parseIdxFile } from './idxFile.ts';
import { invalidData } from './invalidData.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';
import type { ReadOptions } from './readOptions.ts';

const mostUnpackedBytes = 2 ** 31 - 1;

/** The four files of MNIST's form, gzipped or not, in a folder or an archive; those of the test part may both be missing. */
export async function readIdx(from: FilePlace, { inputShape }: ReadOptions): Promise<RawDataset> {
  const { name } = from;
  const tree = await openTree(from);
  const part = async (prefix: string): Promise<RawExamples | null> => {
    const images = await readFile(tree, `${prefix}-images-idx3-ubyte`);
    const labels = await readFile(tree, `${prefix}-labels-idx1-ubyte`);
    if (!images && !labels) return null;
    if (!images || !labels) {
      throw invalidData(
        name,
        null,
        `of ${prefix}-images-idx3-ubyte and ${prefix}-labels-idx1-ubyte one is missing`,
      );
    }
    return idxExamples(tree.nameOf(`${prefix}-images-idx3-ubyte`), images, labels, inputShape);
  };
  try {
    const training = await part('train');
    if (!training)
      throw invalidData(name, null, 'it lacks train-images-idx3-ubyte and train-labels-idx1-ubyte');
    return { training, test: await part('t10k') };
  } finally {
    tree.close();
  }
}

async function readFile(tree: FileTree, file: string): Promise<IdxFile | null> {
  if (tree.paths.includes(file)) return parseIdxFile(tree.nameOf(file), await tree.read(file));
  const packed = `${file}.gz`;
  if (!tree.paths.includes(packed)) return null;
  const bytes = await promisify(gunzip)(await tree.read(packed), {
    maxOutputLength: mostUnpackedBytes,
  }).catch((error: Error) => {
    throw invalidData(tree.nameOf(packed), null, `it cannot be unpacked: ${error.message}`);
  });
  return parseIdxFile(tree.nameOf(file), bytes);
}
