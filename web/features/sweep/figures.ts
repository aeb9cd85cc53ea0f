import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { curveChart } from '../../charts/curveChart.ts';
import { reciprocalChart } from '../../charts/reciprocalChart.ts';
import { stepsChart } from '../../charts/stepsChart.ts';
import { workChart } from '../../charts/workChart.ts';
import type { CurveAxis, CurveQuantity, CurveSweep } from './curveFigures.ts';
import { curvesOf } from './curveFigures.ts';
import type { FigureSweep } from './sweepFigure.ts';
import { sweepFigure } from './sweepFigure.ts';

/** `against`: what the curves of runs are drawn against; the other figures do not ask. */
type Draw<Sweep> = (sweep: Sweep, size: ChartSize, language: Language, against: CurveAxis) => string;
export type FigureOf<Sweep> = {
  layout: 'full' | 'half' | 'side';
  sizes: [ChartSize, ...ChartSize[]];
  draw: Draw<Sweep>;
};

const narrow = { width: 358, height: 330, isNarrow: true };
const half = (height: number): FigureOf<never>['sizes'] => [
  { width: 664, height, isNarrow: false },
  { width: 504, height, isNarrow: false },
  narrow,
];

/** Figures of runs against batch size: each is drawn anew for every width it is shown at, the widest first. */
export const runFigures = {
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
} satisfies Record<string, FigureOf<FigureSweep>>;

/** The figures of a sweep's page. */
export const figures = {
  ...runFigures,
  loss: curveFigure('loss'),
  accuracy: curveFigure('accuracy'),
  gradientNorm: curveFigure('gradientNorm'),
  stepSize: curveFigure('stepSize'),
  trials: curveFigure('trials'),
} satisfies Record<string, FigureOf<FigureSweep & CurveSweep>>;

export type FigureName = keyof typeof figures;

function curveFigure(quantity: CurveQuantity): FigureOf<CurveSweep> {
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
