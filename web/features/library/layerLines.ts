import type { LayerRow, ModelSpec } from '@critbatch/theory';
import { layerRows } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';

/** A row of a model's layers in words: what it is, what leaves it, what it trains. */
export type LayerLine = { kind: string; output: string; parameters: string };

/** Layers alike, one after the other, are told once. */
export function layerLines(spec: ModelSpec, { t, numbers }: Language): LayerLine[] {
  const runs: { row: LayerRow; times: number }[] = [];
  for (const row of layerRows(spec)) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.row) === JSON.stringify(row)) last.times += 1;
    else runs.push({ row, times: 1 });
  }
  return runs.map(({ row, times }) => {
    const kind = t(`form.kinds.${row.kind}`);
    return {
      kind: times === 1 ? kind : t('form.choice.times', { times: numbers.whole(times), kind }),
      output: row.outputShape.join('×'),
      parameters: numbers.whole(times * row.parameterCount),
    };
  });
}
