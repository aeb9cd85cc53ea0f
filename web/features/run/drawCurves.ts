import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { curveChart } from '../../charts/curveChart.ts';
import type { CurveAxis, CurveQuantity, CurveRuns } from './curves.ts';
import { curvesOf } from './curves.ts';

/** The curves of one quantity of runs, as SVG. */
export function drawCurves(
  runs: CurveRuns,
  quantity: CurveQuantity,
  against: CurveAxis,
  size: ChartSize,
  language: Language,
): string {
  const { t } = language;
  const titles = { x: t(`chart.curves.axes.${against}`), y: t(`chart.curves.${quantity}.axis`) };
  return curveChart(`${quantity}-${against}`, titles, curvesOf(runs, quantity, against), size, language);
}
