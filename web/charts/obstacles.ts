import type { PlacedRun, SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import type { Measure } from './lawMarks.ts';
import type { Obstacle, Point } from './placeLabels.ts';

/** What labels should keep clear of: marks most, then the lines, which a halo lets a label cross if it must. */
export function obstaclesOf(
  figure: SweepFigure,
  frame: Frame,
  measure: Measure,
  runs: readonly PlacedRun[],
): Obstacle[] {
  const { x, y, inside } = frame;
  const laws = [figure.law, ...figure.candidates, ...figure.rivals].filter((law) => law !== null);
  const curves = laws.flatMap((law) =>
    law.points
      .map(({ batchSize, steps }) => ({ x: x(batchSize), y: y(measure(batchSize, steps)) }))
      .filter((point) => point.y >= inside.top && point.y <= inside.bottom)
      .map((point) => around(point, 5, 8)),
  );
  const special = [figure.answer, figure.yours].flatMap((mark) =>
    mark !== null && mark.steps !== null ? [{ batchSize: mark.batchSize, steps: mark.steps }] : [],
  );
  return [
    ...curves,
    ...runs.map(({ mark, at }) => {
      const box = around(at, 7, 40);
      return mark.state === 'running' ? { ...box, top: box.top - 8 } : box;
    }),
    ...special.map(({ batchSize, steps }) =>
      around({ x: x(batchSize), y: y(measure(batchSize, steps)) }, 8, 60),
    ),
    ...(figure.answer
      ? [
          {
            left: x(figure.answer.batchSize) - 2,
            right: x(figure.answer.batchSize) + 2,
            top: inside.top,
            bottom: inside.bottom,
            price: 30,
          },
        ]
      : []),
  ];
}

/** A straight line as a row of small obstacles. */
export function lineObstacles(from: Point, to: Point): Obstacle[] {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 10);
  return Array.from({ length: count + 1 }, (_, index) => {
    const share = index / Math.max(count, 1);
    return around({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, 4, 10);
  });
}

function around({ x, y }: Point, radius: number, price: number): Obstacle {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, price };
}
