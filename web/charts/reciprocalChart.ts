import type { ChartSize, Language, LawLine, PlacedRun, RunMark, SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { readoutOf, runGlyph } from './glyphs.ts';
import { labelLayer } from './labels.ts';
import type { Mark } from './marks.ts';
import { lines } from './marks.ts';
import type { LabelRequest, Obstacle } from './placeLabels.ts';
import { placeLabels } from './placeLabels.ts';
import { roundTicks } from './scale.ts';
import { serialise } from './svg.ts';

/** Per thousand steps, so that an axis reads 0.5 rather than 0.0005. */
const thousand = 1000;
/** Labels of the horizontal axis keep this many pixels apart. */
const labelPixels = { wide: 56, narrow: 48 };

/**
 * 1/K against 1/b, both linear: theory's law (equations.md (3)) is a straight line there, which falls to zero at
 * 1/b_min; what bends away from it is another law.
 */
export function reciprocalChart(figure: SweepFigure, size: ChartSize, language: Language): string {
  const { t, numbers } = language;
  const laws = [figure.law, ...figure.rivals, ...figure.candidates].filter((line) => line !== null);
  const [xTo, yTo] = domainEnds(figure);
  const xTicks = batchSizeTicks(figure, xTo, size);
  const yTicks = roundTicks([0, yTo], 6);
  const frame = drawFrame(
    {
      name: `reciprocal-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 28, right: 24, bottom: 46, left: size.isNarrow ? 44 : 50 },
      x: {
        domain: [0, xTo],
        ticks: { labelled: xTicks, minor: [] },
        title: t('chart.reciprocal.xAxis'),
        write: (value) => (value === 0 ? '0' : `1/${Math.round(1 / value)}`),
        isLinear: true,
      },
      y: {
        domain: [0, yTo],
        ticks: yTicks,
        title: t('chart.reciprocal.axis'),
        write: numbers.tick,
        isLinear: true,
      },
    },
    laws.map((line) => lawMark(line, figure)),
  );
  const runs = placedRuns(figure, frame);
  frame.svg.children.push(
    ...runs.map(({ mark, at }) => runGlyph(mark, at, readoutOf(mark, language), 'downwards')),
  );
  const labels = laws.flatMap((line) => lawLabel(line, frame, figure, language));
  frame.svg.children.push(...labelLayer(placeLabels(labels, obstacles(runs, laws, frame), frame.inside)));
  return serialise(frame.svg);
}

/** Runs whose K is known, or known to be more than something: what a straight line can be held against. */
function told({ runs }: SweepFigure): RunMark[] {
  return runs.filter(({ state, steps }) => (state === 'reached' || state === 'censored') && steps > 0);
}

function domainEnds(figure: SweepFigure): [x: number, y: number] {
  const reached = told(figure).filter(({ state }) => state === 'reached');
  const shown = reached.length > 0 ? reached : told(figure);
  const crossings = straight(figure)?.points.filter(({ steps }) => steps > 0 && Number.isFinite(steps)) ?? [];
  const wall = Math.max(0, ...crossings.map(({ batchSize }) => 1 / batchSize));
  const furthest = Math.max(...shown.map(({ batchSize }) => 1 / batchSize), 0) || 1;
  const highest = Math.max(...shown.map(({ steps }) => thousand / steps), 0) || 1;
  return [Math.max(furthest, Math.min(wall, furthest * 1.5)) * 1.12, highest * 1.15];
}

/** The line of theory's law, whichever part it plays. */
function straight({ law, rivals, candidates }: SweepFigure): LawLine | undefined {
  return [law, ...rivals, ...candidates].find((line) => line?.name === 'armijoBound') ?? undefined;
}

function batchSizeTicks({ batchSizes }: SweepFigure, to: number, size: ChartSize): number[] {
  const apart = (to * (size.isNarrow ? labelPixels.narrow : labelPixels.wide)) / size.width;
  const places = [0];
  for (const batchSize of batchSizes.toSorted((one, other) => other - one)) {
    const place = 1 / batchSize;
    if (place <= to && place - (places.at(-1) ?? 0) >= apart) places.push(place);
  }
  return places;
}

function lawMark({ points, name }: LawLine, { law }: SweepFigure): Mark {
  const isAnswer = law?.name === name;
  const usable = points.filter(({ steps }) => Number.isFinite(steps) && steps > 0);
  return lines([usable.map(({ batchSize, steps }) => [1 / batchSize, thousand / steps])], {
    stroke: isAnswer ? 'var(--answer)' : 'var(--ink3)',
    'stroke-width': isAnswer ? 2 : 1.3,
    'stroke-dasharray': isAnswer ? undefined : '5,4',
  });
}

function placedRuns(figure: SweepFigure, { x, y, inside }: Frame): PlacedRun[] {
  return told(figure)
    .map((mark) => ({ mark, at: { x: x(1 / mark.batchSize), y: y(thousand / mark.steps) } }))
    .filter(({ at }) => at.x <= inside.right && at.y >= inside.top);
}

function lawLabel(line: LawLine, frame: Frame, figure: SweepFigure, { t }: Language): LabelRequest[] {
  const seen = placesOn(line, frame);
  const places = [0.3, 0.5, 0.7, 0.9, 0.15].flatMap((share) => seen[Math.floor(share * seen.length)] ?? []);
  if (places.length === 0) return [];
  const isStraight = line.name === straight(figure)?.name;
  return [
    {
      lines: [
        t(isStraight ? 'chart.reciprocal.straight' : 'chart.law', { law: t(`chart.laws.${line.name}`) }),
      ],
      at: places.flatMap((target) => [
        { x: target.x + 10, y: target.y - 14, anchor: 'start' as const, target },
        { x: target.x - 10, y: target.y + 16, anchor: 'end' as const, target },
      ]),
      className: line.name === figure.law?.name ? 'answer' : 'ink3',
      bold: line.name === figure.law?.name,
    },
  ];
}

function placesOn({ points }: LawLine, { x, y, inside }: Frame) {
  return points
    .filter(({ steps }) => Number.isFinite(steps) && steps > 0)
    .map(({ batchSize, steps }) => ({ x: x(1 / batchSize), y: y(thousand / steps) }))
    .filter(({ x, y }) => x <= inside.right && y >= inside.top && y <= inside.bottom);
}

function obstacles(runs: PlacedRun[], laws: LawLine[], frame: Frame): Obstacle[] {
  const around = (at: { x: number; y: number }, radius: number, price: number): Obstacle => ({
    left: at.x - radius,
    right: at.x + radius,
    top: at.y - radius,
    bottom: at.y + radius,
    price,
  });
  return [
    ...runs.map(({ at }) => around(at, 7, 40)),
    ...laws.flatMap((line) => placesOn(line, frame).map((at) => around(at, 5, 8))),
  ];
}
