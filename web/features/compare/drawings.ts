import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { compareChart } from '../../charts/compareChart.ts';
import type { ForestAxis } from '../../charts/forestChart.ts';
import { forestChart, forestHeight } from '../../charts/forestChart.ts';
import { powerOfTwoTicks } from '../../charts/scale.ts';
import type { Compared } from './compared.ts';
import { compareSeries, forestRows } from './compareFigures.ts';
import type { CompareView } from './compareView.ts';

type Drawn = { width: number; svg: string }[];

/** The figures of a comparison, drawn for every width, the widest first. */
export const compareDrawings = { valleys, forest } satisfies Record<
  string,
  (compared: readonly Compared[], view: CompareView, language: Language) => Drawn
>;

function valleys(compared: readonly Compared[], { scale }: CompareView, language: Language): Drawn {
  const series = compareSeries(compared, language);
  const sizes: ChartSize[] = [
    { width: 832, height: 470, isNarrow: false },
    { width: 600, height: 440, isNarrow: false },
    { width: 358, height: 360, isNarrow: true },
  ];
  return sizes.map((size) => ({ width: size.width, svg: compareChart(series, scale, size, language) }));
}

function forest(compared: readonly Compared[], _view: CompareView, language: Language): Drawn {
  const rows = forestRows(compared, language);
  const height = forestHeight(rows);
  const { t } = language;
  const axis: ForestAxis = {
    title: t('compare.forest.axis'),
    column: t('compare.forest.column'),
    ticks: powerOfTwoTicks,
    write: String,
  };
  const sizes: ChartSize[] = [
    { width: 504, height, isNarrow: false },
    { width: 358, height, isNarrow: true },
  ];
  return sizes.map((size) => ({ width: size.width, svg: forestChart(rows, size, axis) }));
}
