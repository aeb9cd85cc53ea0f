import type { IdxFile } from './idxFile.ts';
import { invalidData } from './invalidData.ts';
import type { RawExamples } from './rawExamples.ts';

/** Images and labels of two IDX files as examples; throws DATASET_INVALID where they do not belong together. */
export function idxExamples(
  name: string,
  images: IdxFile,
  labels: IdxFile,
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
