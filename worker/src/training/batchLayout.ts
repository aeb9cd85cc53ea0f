/** How a batch is laid out: `parts` rows of `size` example indices, the last one filled up at weight 0. */
export interface BatchLayout {
  readonly parts: number;
  readonly size: number;
}

export function batchLayout(batchSize: number, microBatchSize: number): BatchLayout {
  const parts = Math.ceil(batchSize / microBatchSize);
  return { parts, size: Math.ceil(batchSize / parts) };
}

/**
 * Batches of `batchSize` indices, each laid out in whole rows: a batch's own examples, from its first on, fill up its
 * last row. They weigh nothing, but a batch normalisation counts them among those that pass together.
 */
export function layOut(batches: Int32Array, batchSize: number, { parts, size }: BatchLayout): Int32Array {
  const laidOut = parts * size;
  if (batchSize === laidOut) return batches;
  return Int32Array.from({ length: (batches.length / batchSize) * laidOut }, (_, index) => {
    const batch = Math.floor(index / laidOut);
    return batches[batch * batchSize + ((index % laidOut) % batchSize)] as number;
  });
}

/** The weights of a laid out batch: 1/b for each of its b examples, 0 for what fills it up. */
export function layoutWeights(batchSize: number, { parts, size }: BatchLayout): Float32Array {
  return Float32Array.from({ length: parts * size }, (_, index) => (index < batchSize ? 1 / batchSize : 0));
}
