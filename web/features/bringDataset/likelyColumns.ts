/** Names that a column of labels, or of parts, often has. */
const labelNames = ['label', 'labels', 'class', 'target', 'category', 'species', 'y'];
const partNames = ['part', 'split', 'subset'];

export type LikelyColumns = { label: string; part: string; inputs: number };

/** What the columns of a table probably are: a usual name tells the label, else it is the last one; null where there are none. */
export function likelyColumns(columns: readonly string[]): LikelyColumns | null {
  const named = (names: readonly string[]) => columns.find((column) => names.includes(column.toLowerCase()));
  const part = named(partNames) ?? '';
  const label = named(labelNames) ?? columns.findLast((column) => column !== part);
  if (label === undefined) return null;
  return { label, part, inputs: columns.length - (part === '' ? 1 : 2) };
}
