import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { curveChart } from '../../charts/curveChart.ts';
import { stepsChart } from '../../charts/stepsChart.ts';
import { workChart } from '../../charts/workChart.ts';
import { stepSizeCurves, targetCurves } from './curveFigures.ts';
import { sweepFigure } from './sweepFigure.ts';
import type { SweepPageData } from './sweepPage.type.ts';

type FigureOfSweep = {
  sizes: [ChartSize, ...ChartSize[]];
  draw: (sweep: SweepPageData, size: ChartSize, language: Language) => string;
};

const narrow = { width: 358, height: 330, isNarrow: true };

/** The figures of a sweep's page: each is drawn anew for every width it is shown at, the widest first. */
export const figures = {
  work: {
    sizes: [
      { width: 832, height: 430, isNarrow: false },
      { width: 600, height: 400, isNarrow: false },
      narrow,
    ],
    draw: (sweep, size, language) => workChart(sweepFigure(sweep), size, language),
  },
  steps: {
    sizes: [{ width: 504, height: 430, isNarrow: false }, narrow],
    draw: (sweep, size, language) => stepsChart(sweepFigure(sweep), size, language),
  },
  loss: {
    sizes: [
      { width: 664, height: 360, isNarrow: false },
      { width: 504, height: 360, isNarrow: false },
      narrow,
    ],
    draw: (sweep, size, language) => {
      const figure = targetCurves(sweep);
      return curveChart(
        'loss',
        language.t(figure.isLinear ? 'chart.loss.axisAccuracy' : 'chart.loss.axis'),
        figure,
        size,
        language,
      );
    },
  },
  stepSize: {
    sizes: [
      { width: 664, height: 360, isNarrow: false },
      { width: 504, height: 360, isNarrow: false },
      narrow,
    ],
    draw: (sweep, size, language) =>
      curveChart('stepSize', language.t('chart.stepSize.axis'), stepSizeCurves(sweep), size, language),
  },
} satisfies Record<string, FigureOfSweep>;

export type FigureName = keyof typeof figures;
