import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { invalidData } from '../prepare.ts';
import type { RawDataset, RawExamples } from '../rawExamples.ts';
import type { FilePlace } from './filePlace.ts';
import { type NpyArray, parseNpy } from './npyArray.ts';

/**
 * An archive of NumPy with the arrays x_train and y_train, and x_test and y_test or neither: the names of Keras' own data
 * sets. Bytes are taken for pixels and scaled to [0, 1]; floats stay as they are.
 */
export async function readNpz(
  { place, name }: FilePlace,
  inputShape: readonly number[],
): Promise<RawDataset> {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(await readFile(place));
  } catch (error) {
    throw invalidData(name, null, `it is not an NPZ archive: ${(error as Error).message}`);
  }
  const array = (key: string) => {
    const bytes = entries[`${key}.npy`];
    return bytes && parseNpy(`${name}/${key}.npy`, bytes);
  };
  const part = (suffix: string): RawExamples | null => {
    const [inputs, labels] = [array(`x_${suffix}`), array(`y_${suffix}`)];
    if (!inputs && !labels) return null;
    if (!inputs || !labels) throw invalidData(name, null, `of x_${suffix} and y_${suffix} one is missing`);
    return examples(`${name}/x_${suffix}.npy`, inputs, labels, inputShape);
  };
  const training = part('train');
  if (!training) {
    throw invalidData(
      name,
      null,
      `it lacks x_train and y_train; it has ${Object.keys(entries).join(', ') || 'nothing'}`,
    );
  }
  return { training, test: part('test') };
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
