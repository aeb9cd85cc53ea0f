/** The largest whole batch size of a free range, as the API reckons what moving to it saves. */
export function freeUpTo({ value }: { value: number }): number {
  return Math.max(1, Math.floor(value));
}
