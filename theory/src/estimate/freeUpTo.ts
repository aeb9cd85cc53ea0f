/** The largest whole batch size of a free range, in examples; 1 at least. */
export function freeUpTo({ value }: { value: number }): number {
  return Math.max(1, Math.floor(value));
}
