/** How a batch is laid out: `parts` rows of `size` example indices, the last one filled up at weight 0. */
export interface BatchLayout {
  readonly parts: number;
  readonly size: number;
}

export function batchLayout(batchSize: number, microBatchSize: number): BatchLayout {
  const parts = Math.ceil(batchSize / microBatchSize);
  return { parts, size: Math.ceil(batchSize / parts) };
}
