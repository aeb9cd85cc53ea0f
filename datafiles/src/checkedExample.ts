import { invalidData } from './invalidData.ts';
import type { RawExamples } from './rawExamples.ts';

// Bound once: where tests run, every look at a global costs more than the value that it checks.
const isFiniteNumber = Number.isFinite;

/** The class of an example, from 0. Throws DATASET_INVALID with its row where it is none of them. */
export function labelAt(examples: RawExamples, example: number, classes: number): number {
  const label = examples.labels[example] as number;
  if (Number.isInteger(label) && label >= 0 && label < classes) return label;
  throw invalidData(
    examples.name,
    rowOf(examples, example),
    `its label is ${label}, not a whole number from 0 to ${classes - 1}`,
  );
}

/**
 * Copies the inputs of an example as they are trained on, `width` of them from `to` on. Throws DATASET_INVALID with its row
 * where one is no finite number.
 */
export function copyInputs(
  examples: RawExamples,
  example: number,
  width: number,
  inputs: Float32Array,
  to: number,
): void {
  const { values, divisor } = examples;
  const from = example * width;
  for (let input = 0; input < width; input++) {
    const raw = values[from + input] as number;
    if (!isFiniteNumber(raw)) {
      throw invalidData(examples.name, rowOf(examples, example), `value ${input + 1} is ${raw}`);
    }
    inputs[to + input] = raw / divisor;
  }
}

function rowOf({ rows }: RawExamples, example: number): number {
  return rows?.[example] ?? example;
}
