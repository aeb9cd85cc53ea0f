import type { Interval } from '@critbatch/theory';
import type { ChartSize, Language } from './chart.type.ts';
import { drawFrame } from './frame.ts';
import { area, lines } from './marks.ts';
import { decadeTicks, logDomain, powerOfTwoTicks, roundTicks } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise, tenth } from './svg.ts';

/** A question, and its answer with an interval, whose open end reaches to the frame; null where the runs give none. */
export type AnswerMark = { x: number; answer: Interval | null; text: string };

/** Answers to one question after another: the batch size for a target or a budget, or what is left at a batch size. */
export type AnswersFigure = {
  name: string;
  marks: AnswerMark[];
  titles: { x: string; y: string };
  /** Its axis falls to the right. */
  isReversed: boolean;
  ticks: 'decades' | 'round' | 'batchSizes';
  write: (x: number) => string;
  /** How answers that are no batch sizes are written. */
  writeAnswer?: (value: number) => string;
};

/** Answers against what is asked, on log-log axes: line, band of the intervals, hollow where there is no answer. */
export function answersChart(
  { name, marks, titles, isReversed, ticks: kind, write, writeAnswer }: AnswersFigure,
  size: ChartSize,
  { numbers }: Pick<Language, 'numbers'>,
): string {
  const ascending = logDomain(
    marks.map(({ x }) => x),
    { below: 1.06, above: 1.06 },
  );
  const answers = marks.flatMap(({ answer }) => answer ?? []);
  const yDomain = logDomain(
    answers.flatMap(({ value, lower, upper }) => [lower ?? value, upper ?? value]),
    writeAnswer ? { below: 1.02, above: 1.02 } : { below: 1.4, above: 1.25 },
  );
  const ticksOf = {
    decades: decadeTicks,
    round: (domain: [number, number]) => roundTicks(domain, 5),
    batchSizes: (domain: [number, number]) => powerOfTwoTicks(domain, 6),
  };
  const ticks = ticksOf[kind](ascending);
  const leftToRight = (values: number[]) => (isReversed ? values.toReversed() : values);
  const xDomain: [number, number] = isReversed ? [ascending[1], ascending[0]] : ascending;
  const told = pieces(marks);
  const frame = drawFrame(
    {
      name: `${name}-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 34, right: 12, bottom: 46, left: 44 },
      x: {
        domain: xDomain,
        ticks: { labelled: leftToRight(ticks.labelled), minor: leftToRight(ticks.minor) },
        title: titles.x,
        write,
      },
      y: {
        domain: yDomain,
        ticks: writeAnswer ? roundTicks(yDomain, 5) : powerOfTwoTicks(yDomain, 6),
        title: titles.y,
        write: writeAnswer ?? numbers.whole,
      },
      isPointedAt: true,
    },
    [
      ...told.map((piece) =>
        area(
          piece.map(({ x, answer }) => [x, answer.upper ?? yDomain[1]] as const),
          piece.map(({ x, answer }) => [x, answer.lower ?? yDomain[0]] as const),
          { fill: 'var(--answer)', 'fill-opacity': 0.13 },
        ),
      ),
      lines(
        told.map((piece) => piece.map(({ x, answer }) => [x, answer.value] as const)),
        { stroke: 'var(--answer)', 'stroke-width': 2 },
      ),
    ],
  );
  frame.svg.children.push(
    ...marks.map(({ x, answer, text }): SvgElement => {
      const at = `translate(${tenth(frame.x(x))},${tenth(answer ? frame.y(answer.value) : frame.inside.bottom - 12)})`;
      const paint = answer
        ? { r: 3, fill: 'var(--answer)' }
        : { r: 4, fill: 'var(--paper)', stroke: 'var(--ink3)', 'stroke-width': 1.2 };
      return draw('g', { transform: at }, draw('title', {}, text), draw('circle', paint));
    }),
  );
  return serialise(frame.svg);
}

type ToldMark = AnswerMark & { answer: NonNullable<AnswerMark['answer']> };

/** Neighbours that have an answer: no line bridges a question without one. */
function pieces(marks: readonly AnswerMark[]): ToldMark[][] {
  const all: ToldMark[][] = [[]];
  for (const mark of marks) {
    if (mark.answer) all.at(-1)?.push({ ...mark, answer: mark.answer });
    else if (all.at(-1)?.length) all.push([]);
  }
  return all.filter((piece) => piece.length > 0);
}
