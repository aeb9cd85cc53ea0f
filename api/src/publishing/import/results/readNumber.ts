/** A digit is of one part of it only: else a cell of digits that is no number is tried at every place where it might be cut. */
const numberForm = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const words: Record<string, number> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/** A number as programs write it, NaN and inf among them; null for a comma of thousands, a unit, or anything else. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (numberForm.test(trimmed)) return Number(trimmed);
  return words[trimmed.toLowerCase()] ?? null;
}

/** A whole number in a range; 64.0 is one, as tables write it. */
export function readWhole(text: string, least: number, most = 2 ** 31 - 1): number | null {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && value >= least && value <= most ? value : null;
}
