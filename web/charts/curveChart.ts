import type { ChartSize, Language } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { labelLayer } from './labels.ts';
import type { Mark } from './marks.ts';
import { lines } from './marks.ts';
import type { LabelRequest } from './placeLabels.ts';
import { placeLabels } from './placeLabels.ts';
import { decadeTicks, logDomain } from './scale.ts';
import type { Attributes, SvgElement } from './svg.ts';
import { draw, serialise } from './svg.ts';

/** One run's history of one quantity, `at` in steps, examples or device seconds. */
export type RunCurve = {
  batchSize: number;
  seed: number;
  hasReached: boolean;
  points: { at: number; value: number }[];
};

export type CurveFigure = {
  curves: RunCurve[];
  /** Batch size whose runs are drawn in the colour of the answer: the tested one nearest to b*. */
  highlighted: number | null;
  threshold: number | null;
  isLinear?: boolean;
  /** The lines jump about: all but the highlighted ones step back. */
  isRestless?: boolean;
};

/** Histories of all runs against steps, examples or device time, on a logarithmic axis. */
export function curveChart(
  name: string,
  titles: { x: string; y: string },
  figure: CurveFigure,
  size: ChartSize,
  language: Language,
): string {
  const { numbers } = language;
  const curves = figure.curves
    .map((curve) => ({
      ...curve,
      points: curve.points.filter(({ at, value }) => at > 0 && (figure.isLinear || value > 0)),
    }))
    .filter(({ points }) => points.length > 0);
  const [first, last] = logDomain(
    curves.flatMap(({ points }) => points.map(({ at }) => at)),
    { below: 1, above: 1.3 },
  );
  const xDomain = [Math.min(first, last / 10), last] as const;
  const values = [
    ...curves.flatMap(({ points }) => points.map(({ value }) => value)),
    ...(figure.threshold ? [figure.threshold] : []),
  ];
  const yDomain: [number, number] = figure.isLinear ? [0, 1] : logDomain(values, { below: 1.5, above: 1.2 });
  const tenths = { labelled: [0, 0.2, 0.4, 0.6, 0.8, 1], minor: [0.1, 0.3, 0.5, 0.7, 0.9] };
  const frame = drawFrame(
    {
      name: `${name}-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 28, right: 44, bottom: 46, left: size.isNarrow ? 48 : 54 },
      x: {
        domain: xDomain,
        ticks: decadeTicks(xDomain),
        title: titles.x,
        write: numbers.tick,
      },
      y: {
        domain: yDomain,
        ticks: figure.isLinear ? tenths : decadeTicks(yDomain),
        title: titles.y,
        write: numbers.tick,
        isLinear: figure.isLinear ?? false,
      },
    },
    curveMarks(curves, figure),
  );
  frame.svg.children.push(...thresholdLine(frame, figure));
  frame.svg.children.push(
    ...labelLayer(
      placeLabels(endLabels(frame, { ...figure, curves }, language), [], {
        ...frame.inside,
        right: size.width,
      }),
    ),
  );
  return serialise(frame.svg);
}

/** How the lines of a kind of run are drawn, from the back to the front. */
const styles = {
  restless: { stroke: 'var(--ink)', 'stroke-width': 1, 'stroke-opacity': 0.3 },
  unmet: { stroke: 'var(--ink3)', 'stroke-width': 1.1, 'stroke-opacity': 0.8, 'stroke-dasharray': '4,3' },
  reached: { stroke: 'var(--ink)', 'stroke-width': 1.1, 'stroke-opacity': 0.6 },
  highlighted: { stroke: 'var(--answer)', 'stroke-width': 1.8 },
} satisfies Record<string, Attributes>;
type Kind = keyof typeof styles;

function kindOf({ batchSize, hasReached }: RunCurve, { highlighted, isRestless }: CurveFigure): Kind {
  if (batchSize === highlighted) return 'highlighted';
  if (isRestless) return 'restless';
  return hasReached ? 'reached' : 'unmet';
}

/** One mark for the lines of each kind: a line of its own for every run. */
function curveMarks(curves: RunCurve[], figure: CurveFigure): Mark[] {
  return (Object.keys(styles) as Kind[]).flatMap((kind) => {
    const ofKind = curves.filter((curve) => kindOf(curve, figure) === kind);
    const points = ofKind.map((curve) => curve.points.map(({ at, value }) => [at, value] as const));
    return points.length > 0 ? [lines(points, styles[kind])] : [];
  });
}

function thresholdLine({ y, inside }: Frame, { threshold }: CurveFigure): SvgElement[] {
  if (threshold === null) return [];
  const level = Math.round(y(threshold)) + 0.5;
  return [
    draw('path', {
      d: `M${inside.left},${level}H${inside.right}`,
      stroke: 'var(--ink2)',
      'stroke-dasharray': '1.5,4',
      'stroke-linecap': 'round',
      'stroke-width': '1.5',
    }),
  ];
}

/** The batch size at the end of its first seed's line, for the smallest, the highlighted and the largest; the target. */
function endLabels(
  frame: Frame,
  { curves, highlighted, threshold }: CurveFigure,
  { t, numbers }: Language,
): LabelRequest[] {
  const sizes = curves.map(({ batchSize }) => batchSize);
  const wanted = [...new Set([highlighted, Math.min(...sizes), Math.max(...sizes)])].filter(
    (size) => size !== null,
  );
  const ends = wanted.flatMap((batchSize): LabelRequest[] => {
    const last = curves.find((curve) => curve.batchSize === batchSize)?.points.at(-1);
    if (!last) return [];
    const end = { x: frame.x(last.at), y: frame.y(last.value) };
    const at = [
      { x: end.x + 6, y: end.y, anchor: 'start' as const, target: end },
      { x: end.x - 4, y: end.y + 16, anchor: 'end' as const, target: end },
      { x: end.x, y: end.y - 14, anchor: 'middle' as const, target: end },
    ];
    return [
      {
        lines: [`b = ${numbers.whole(batchSize)}`],
        at,
        className: batchSize === highlighted ? 'answer' : 'ink2',
        bold: batchSize === highlighted,
      },
    ];
  });
  if (threshold === null) return ends;
  const y = frame.y(threshold) + 11;
  const text = t('chart.curves.target', { threshold: numbers.setting(threshold) });
  return [
    { lines: [text], at: [{ x: frame.inside.left + 8, y, anchor: 'start' }], className: 'ink2' },
    ...ends,
  ];
}
