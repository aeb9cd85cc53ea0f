import type { FieldValues } from './fields.ts';
import { chosenBatchSizes, wholeNumbers } from './wholeNumbers.ts';

/** How many runs the typed batch sizes and seeds make; nothing while they make none. */
export function RunCount({ values, template }: { values: FieldValues; template: string }) {
  const batchSizes = chosenBatchSizes(values)?.length;
  const seeds = wholeNumbers(values.seeds)?.length;
  const counts = batchSizes && seeds ? { batchSizes, seeds, runs: batchSizes * seeds } : null;
  return (
    <p className="caption" aria-live="polite">
      {counts && template.replace(/\{(\w+)\}/g, (_, name: keyof typeof counts) => String(counts[name]))}
    </p>
  );
}
