import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { curveChart } from '../../charts/curveChart.ts';
import { reciprocalChart } from '../../charts/reciprocalChart.ts';
import { stepsChart } from '../../charts/stepsChart.ts';
import { workChart } from '../../charts/workChart.ts';
import type { CurveAxis, CurveQuantity } from './curveFigures.ts';
import { curvesOf } from './curveFigures.ts';
import { sweepFigure } from './sweepFigure.ts';
import type { SweepPageData } from './sweepPage.type.ts';

/** `against`: what the curves of runs are drawn against; the other figures do not ask. */
type Draw = (sweep: SweepPageData, size: ChartSize, language: Language, against: CurveAxis) => string;
export type FigureOfSweep = {
  layout: 'full' | 'half' | 'side';
  sizes: [ChartSize, ...ChartSize[]];
  draw: Draw;
};

const narrow = { width: 358, height: 330, isNarrow: true };
const half = (height: number): FigureOfSweep['sizes'] => [
  { width: 664, height, isNarrow: false },
  { width: 504, height, isNarrow: false },
  narrow,
];

/** The figures of a sweep's page: each is drawn anew for every width it is shown at, the widest first. */
export const figures = {
  work: {
    layout: 'full',
    sizes: [
      { width: 832, height: 430, isNarrow: false },
      { width: 600, height: 400, isNarrow: false },
      narrow,
    ],
    draw: (sweep, size, language) => workChart(sweepFigure(sweep), size, language),
  },
  steps: {
    layout: 'side',
    sizes: [{ width: 504, height: 430, isNarrow: false }, narrow],
    draw: (sweep, size, language) => stepsChart(sweepFigure(sweep), size, language),
  },
  reciprocal: {
    layout: 'half',
    sizes: half(360),
    draw: (sweep, size, language) => reciprocalChart(sweepFigure(sweep), size, language),
  },
  loss: curveFigure('loss'),
  accuracy: curveFigure('accuracy'),
  gradientNorm: curveFigure('gradientNorm'),
  stepSize: curveFigure('stepSize'),
  trials: curveFigure('trials'),
} satisfies Record<string, FigureOfSweep>;

export type FigureName = keyof typeof figures;

function curveFigure(quantity: CurveQuantity): FigureOfSweep {
  return {
    layout: 'half',
    sizes: half(360),
    draw: (sweep, size, language, against) =>
      curveChart(
        `${quantity}-${against}`,
        { x: language.t(`chart.curves.axes.${against}`), y: language.t(`chart.curves.${quantity}.axis`) },
        curvesOf(sweep, quantity, against),
        size,
        language,
      ),
  };
}
