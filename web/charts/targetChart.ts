import type { Interval } from '@critbatch/theory';
import type { ChartSize, Language } from './chart.type.ts';
import { drawFrame } from './frame.ts';
import { area, lines } from './marks.ts';
import { decadeTicks, logDomain, powerOfTwoTicks, roundTicks } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise, tenth } from './svg.ts';

/** A target, and b* there with its interval, whose open end reaches to the frame; null where the runs give none. */
export type TargetMark = { threshold: number; answer: Interval | null; text: string };

/** b* at targets from the loosest to the tightest. */
export type TargetFigure = { marks: TargetMark[]; falls: boolean };

/** b* against the target, tighter to the right, on log-log axes: line, band of the intervals, hollow where none is identified. */
export function targetChart(
  { marks, falls }: TargetFigure,
  size: ChartSize,
  { t, numbers }: Language,
): string {
  const ascending = logDomain(
    marks.map(({ threshold }) => threshold),
    { below: 1.06, above: 1.06 },
  );
  const answers = marks.flatMap(({ answer }) => answer ?? []);
  const yDomain = logDomain(
    answers.flatMap(({ value, lower, upper }) => [lower ?? value, upper ?? value]),
    { below: 1.4, above: 1.25 },
  );
  const ticks = falls ? decadeTicks(ascending) : roundTicks(ascending, 5);
  const leftToRight = (values: number[]) => (falls ? values.toReversed() : values);
  const xDomain: [number, number] = falls ? [ascending[1], ascending[0]] : ascending;
  const told = pieces(marks);
  const frame = drawFrame(
    {
      name: `target-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 34, right: 12, bottom: 46, left: 44 },
      x: {
        domain: xDomain,
        ticks: { labelled: leftToRight(ticks.labelled), minor: leftToRight(ticks.minor) },
        title: t('target.axis'),
        write: (value) => numbers.setting(Number(value.toPrecision(3))),
      },
      y: {
        domain: yDomain,
        ticks: powerOfTwoTicks(yDomain, 6),
        title: t('target.answerAxis'),
        write: numbers.whole,
      },
      isPointedAt: true,
    },
    [
      ...told.map((piece) =>
        area(
          piece.map(({ threshold, answer }) => [threshold, answer.upper ?? yDomain[1]] as const),
          piece.map(({ threshold, answer }) => [threshold, answer.lower ?? yDomain[0]] as const),
          { fill: 'var(--answer)', 'fill-opacity': 0.13 },
        ),
      ),
      lines(
        told.map((piece) => piece.map(({ threshold, answer }) => [threshold, answer.value] as const)),
        { stroke: 'var(--answer)', 'stroke-width': 2 },
      ),
    ],
  );
  frame.svg.children.push(
    ...marks.map(({ threshold, answer, text }): SvgElement => {
      const at = `translate(${tenth(frame.x(threshold))},${tenth(answer ? frame.y(answer.value) : frame.inside.bottom - 12)})`;
      const paint = answer
        ? { r: 3, fill: 'var(--answer)' }
        : { r: 4, fill: 'var(--paper)', stroke: 'var(--ink3)', 'stroke-width': 1.2 };
      return draw('g', { transform: at }, draw('title', {}, text), draw('circle', paint));
    }),
  );
  return serialise(frame.svg);
}

type ToldMark = TargetMark & { answer: NonNullable<TargetMark['answer']> };

/** Neighbours that have an answer: no line bridges a target without one. */
function pieces(marks: readonly TargetMark[]): ToldMark[][] {
  const all: ToldMark[][] = [[]];
  for (const mark of marks) {
    if (mark.answer) all.at(-1)?.push({ ...mark, answer: mark.answer });
    else if (all.at(-1)?.length) all.push([]);
  }
  return all.filter((piece) => piece.length > 0);
}
