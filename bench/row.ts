/** One figure of `npm run bench`; ratio compares it with `comparedTo`, measured side by side in the same run. */
export type BenchRow = {
  name: string;
  value: number;
  unit: string;
  comparedTo: string | null;
  ratio: number | null;
  lowerIsBetter: boolean;
};

/** A row without a rival. */
export function figure(name: string, value: number, unit: string, lowerIsBetter = true): BenchRow {
  return { name, value, unit, comparedTo: null, ratio: null, lowerIsBetter };
}
