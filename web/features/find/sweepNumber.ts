/** The number of a sweep that a reader typed, as #412 or 412; null for any other text. */
export function sweepNumber(text: string): number | null {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}
