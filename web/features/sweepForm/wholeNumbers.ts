/** Whole numbers separated by commas or spaces, each once, in ascending order; null if anything else is there. */
export function wholeNumbers(text: string): number[] | null {
  const numbers = listedNumbers(text);
  if (numbers.length === 0 || !numbers.every((value) => Number.isInteger(value) && value < 2 ** 31))
    return null;
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

/** What stands between commas or spaces, in the order given; NaN for what is no number. */
export function listedNumbers(text: string): number[] {
  return text
    .split(/[\s,、，]+/)
    .filter((part) => part !== '')
    .map(Number);
}

/** Batch sizes spread evenly over a logarithmic range, its ends included, `perDoubling` of them in each doubling. */
export function batchSizeRange(from: number, to: number, perDoubling: number): number[] | null {
  const isUsable =
    Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to > from && perDoubling >= 1;
  if (!isUsable || !Number.isInteger(perDoubling)) return null;
  const steps = Math.max(1, Math.round(Math.log2(to / from) * perDoubling));
  const sizes = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round(from * (to / from) ** (step / steps)),
  );
  return [...new Set(sizes)];
}

/** The batch sizes that the form asks for, from the range or from the list; none in an adaptive sweep, which finds its own. */
export function chosenBatchSizes(
  values: Record<'batchMode' | 'rangeFrom' | 'rangeTo' | 'perDoubling' | 'batchSizes', string>,
): number[] | null {
  if (values.batchMode === 'adaptive') return [];
  if (values.batchMode !== 'range') return wholeNumbers(values.batchSizes);
  return batchSizeRange(Number(values.rangeFrom), Number(values.rangeTo), Number(values.perDoubling));
}
