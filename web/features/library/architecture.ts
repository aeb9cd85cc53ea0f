import { layerWidths, modelSpecSchema } from '@critbatch/theory';

/** An architecture in a few words: layer widths where it is fully connected, else its name. */
export function architectureOf(spec: unknown): string {
  const known = modelSpecSchema.safeParse(spec);
  if (known.success && 'inputShape' in known.data && known.data.architecture === 'mlp')
    return `${layerWidths(known.data).join(' → ')}, ${known.data.activation}`;
  if (known.success && known.data.architecture === 'softmaxRegression')
    return layerWidths(known.data).join(' → ');
  const name = (spec as { architecture?: unknown } | null)?.architecture;
  return typeof name === 'string' ? name : '–';
}
