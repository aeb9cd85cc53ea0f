import { type FilePlace, openTree } from './fileTree.ts';
import { invalidData } from './invalidData.ts';
import { type NpyArray, parseNpy } from './npyArray.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';
import type { ReadOptions } from './readOptions.ts';

/**
 * An archive of NumPy with the arrays x_train and y_train, and x_test and y_test or neither: the names of Keras' own data
 * sets. Where there is no x_train and no y_train, x and y hold the examples: scikit-learn's names for data that nobody split. Bytes are taken for pixels and scaled to [0, 1]; floats stay as they are.
 */
export async function readNpz(from: FilePlace, { inputShape }: ReadOptions): Promise<RawDataset> {
  const { name } = from;
  const tree = await openTree(from);
  const array = async (key: string) => {
    const file = `${key}.npy`;
    return tree.paths.includes(file) ? parseNpy(tree.nameOf(file), await tree.read(file)) : null;
  };
  const part = async (x: string, y: string): Promise<RawExamples | null> => {
    const [inputs, labels] = [await array(x), await array(y)];
    if (!inputs && !labels) return null;
    if (!inputs || !labels) throw invalidData(name, null, `of ${x} and ${y} one is missing`);
    return examples(tree.nameOf(`${x}.npy`), inputs, labels, inputShape);
  };
  try {
    const training = (await part('x_train', 'y_train')) ?? (await part('x', 'y'));
    if (!training) {
      throw invalidData(
        name,
        null,
        `it lacks x_train and y_train, or x and y; it has ${tree.paths.slice(0, 20).join(', ') || 'nothing'}`,
      );
    }
    return { training, test: await part('x_test', 'y_test') };
  } finally {
    tree.close();
  }
}

function examples(
  name: string,
  inputs: NpyArray,
  labels: NpyArray,
  inputShape: readonly number[],
): RawExamples {
  const [count = 0, ...extents] = inputs.shape;
  const size = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);
  if (size(extents) !== size(inputShape)) {
    throw invalidData(name, null, `its examples are ${extents.join('×')}, not ${inputShape.join('×')}`);
  }
  // Keras keeps some labels as a column.
  if (labels.shape[0] !== count || size(labels.shape) !== count) {
    throw invalidData(
      name,
      null,
      `it has ${count} examples, and its labels have shape ${labels.shape.join('×')}`,
    );
  }
  const isBytes = inputs.values instanceof Uint8Array;
  return {
    name,
    count,
    values: isBytes ? inputs.values : Float64Array.from(inputs.values),
    labels: labels.values,
    divisor: isBytes ? 255 : 1,
  };
}
