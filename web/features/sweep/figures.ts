import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { reciprocalChart } from '../../charts/reciprocalChart.ts';
import { stepsChart } from '../../charts/stepsChart.ts';
import { workChart } from '../../charts/workChart.ts';
import { nearestToAnswer } from '../estimate/nearestToAnswer.ts';
import { halfSizes, narrow } from '../figure/halfSizes.ts';
import type { CurveAxis, CurveQuantity, CurveRuns } from '../run/curves.ts';
import { drawCurves } from '../run/drawCurves.ts';
import type { FigureSweep } from './sweepFigure.ts';
import { sweepFigure } from './sweepFigure.ts';

/** `against`: what the curves of runs are drawn against; the other figures do not ask. */
type Draw<Sweep> = (sweep: Sweep, size: ChartSize, language: Language, against: CurveAxis) => string;
export type FigureOf<Sweep> = {
  layout: 'full' | 'half' | 'side';
  sizes: [ChartSize, ...ChartSize[]];
  draw: Draw<Sweep>;
};

/** Figures of runs against batch size: each is drawn anew for every width it is shown at, the widest first. */
export const runFigures = {
  work: {
    layout: 'full',
    sizes: [
      { width: 832, height: 350, isNarrow: false },
      { width: 600, height: 350, isNarrow: false },
      narrow,
    ],
    draw: (sweep, size, language) => workChart(sweepFigure(sweep), size, language),
  },
  steps: {
    layout: 'side',
    sizes: [{ width: 504, height: 350, isNarrow: false }, narrow],
    draw: (sweep, size, language) => stepsChart(sweepFigure(sweep), size, language),
  },
  reciprocal: {
    layout: 'half',
    sizes: halfSizes,
    draw: (sweep, size, language) => reciprocalChart(sweepFigure(sweep), size, language),
  },
} satisfies Record<string, FigureOf<FigureSweep>>;

/** A sweep with what the curves of its runs are drawn from; those nearest to its answer stand out. */
export type CurveSweep = Pick<CurveRuns, 'target' | 'runs'> & Parameters<typeof nearestToAnswer>[0];

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
    sizes: halfSizes,
    draw: (sweep, size, language, against) =>
      drawCurves({ ...sweep, highlighted: nearestToAnswer(sweep) }, quantity, against, size, language),
  };
}
