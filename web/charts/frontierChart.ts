import type { ChartSize, Language } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { diamond } from './glyphs.ts';
import { labelLayer } from './labels.ts';
import type { LabelRequest, Obstacle } from './placeLabels.ts';
import { placeLabels } from './placeLabels.ts';
import { decadeTicks, logDomain } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise, tenth } from './svg.ts';

/** A choice of batch size and devices: how long it takes and what it costs (device hours where there is no price). */
export type FrontierMark = {
  batchSize: number;
  devices: number;
  hours: number;
  cost: number;
  isOnFrontier: boolean;
  isRecommended: boolean;
};

export type FrontierFigure = {
  marks: FrontierMark[];
  /** Null for device hours. */
  currency: string | null;
  maxHours: number | null;
  maxCost: number | null;
};

/** Far from the frontier nobody buys: the frame ends at so many times its ends. */
const farthest = 6;

/** Time against cost on log-log axes: the frontier as a line, every other choice as a dot, what the limits forbid shaded. */
export function frontierChart(figure: FrontierFigure, size: ChartSize, language: Language): string {
  const { t, numbers } = language;
  const best = figure.marks.filter(({ isOnFrontier }) => isOnFrontier).toSorted((a, b) => a.hours - b.hours);
  const toUse = figure.marks.find(({ isRecommended }) => isRecommended);
  const limits = (limit: number | null) => (limit === null ? [] : [limit]);
  const reach = (values: number[]) => (value: number) => value <= farthest * Math.max(...values);
  const [hours, costs] = [best.map((mark) => mark.hours), best.map((mark) => mark.cost)];
  const shown = figure.marks.filter(
    (mark) => mark === toUse || (reach(hours)(mark.hours) && reach(costs)(mark.cost)),
  );
  const xDomain = logDomain([...shown.map((mark) => mark.hours), ...limits(figure.maxHours)], {
    below: 1.3,
    above: 1.3,
  });
  const yDomain = logDomain([...shown.map((mark) => mark.cost), ...limits(figure.maxCost)], {
    below: 1.4,
    above: 1.3,
  });
  const yTitle = figure.currency
    ? t('cost.frontier.cost', { currency: figure.currency })
    : t('cost.frontier.deviceHours');
  const frame = drawFrame(
    {
      name: `frontier-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 30, right: 16, bottom: 46, left: size.isNarrow ? 48 : 58 },
      x: {
        domain: xDomain,
        ticks: decadeTicks(xDomain),
        title: t('cost.frontier.time'),
        write: numbers.tick,
      },
      y: { domain: yDomain, ticks: decadeTicks(yDomain), title: yTitle, write: numbers.tick },
    },
    [],
  );
  const at = ({ hours: x, cost: y }: FrontierMark) => ({ x: frame.x(x), y: frame.y(y) });
  const line = best.map(at).map(({ x, y }) => `${tenth(x)},${tenth(y)}`);
  frame.svg.children.unshift(...forbidden(figure, frame));
  frame.svg.children.push(
    ...(line.length > 1
      ? [
          draw('path', {
            d: `M${line.join('L')}`,
            fill: 'none',
            stroke: 'var(--answer)',
            'stroke-width': '2',
          }),
        ]
      : []),
    ...shown.toSorted((a, b) => layerOf(a) - layerOf(b)).map((mark) => dot(mark, frame, language, figure)),
    ...labelLayer(
      placeLabels(
        labelsOf(best, toUse, figure, frame, size, language),
        obstaclesOf(shown, frame),
        frame.inside,
      ),
    ),
  );
  return serialise(frame.svg);
}

function forbidden({ maxHours, maxCost }: FrontierFigure, { x, y, inside }: Frame): SvgElement[] {
  const shade = (left: number, top: number, right: number, bottom: number) =>
    draw('rect', {
      x: left,
      y: top,
      width: Math.max(right - left, 0),
      height: Math.max(bottom - top, 0),
      fill: 'var(--sunken)',
    });
  const dashed = (d: string) =>
    draw('path', { d, stroke: 'var(--line2)', 'stroke-dasharray': '4 4', fill: 'none' });
  const right = maxHours === null ? inside.right : Math.min(x(maxHours), inside.right);
  return [
    ...(maxHours === null
      ? []
      : [
          shade(x(maxHours), inside.top, inside.right, inside.bottom),
          dashed(`M${tenth(x(maxHours))},${inside.top}V${inside.bottom}`),
        ]),
    ...(maxCost === null
      ? []
      : [
          shade(inside.left, inside.top, right, y(maxCost)),
          dashed(`M${inside.left},${tenth(y(maxCost))}H${inside.right}`),
        ]),
  ];
}

/** What matters more lies above. */
function layerOf({ isRecommended, isOnFrontier }: FrontierMark): number {
  return isRecommended ? 2 : Number(isOnFrontier);
}

function dot(mark: FrontierMark, { x, y }: Frame, language: Language, figure: FrontierFigure): SvgElement {
  const paint = mark.isOnFrontier
    ? { fill: 'var(--answer)', r: 4 }
    : { fill: 'var(--ink3)', 'fill-opacity': '0.6', r: 2.5 };
  const shape = mark.isRecommended
    ? diamond({ x: 0, y: 0 }, 7, { fill: 'var(--answer)', stroke: 'var(--paper)' })
    : draw('circle', paint);
  return draw(
    'g',
    { class: 'run', transform: `translate(${tenth(x(mark.hours))},${tenth(y(mark.cost))})` },
    draw('title', {}, frontierReadout(mark, figure, language)),
    shape,
  );
}

/** A choice in words. */
export function frontierReadout(
  { batchSize, devices, hours, cost }: FrontierMark,
  { currency }: Pick<FrontierFigure, 'currency'>,
  { t, numbers }: Language,
): string {
  return t('cost.frontier.readout', {
    batchSize: numbers.whole(batchSize),
    devices: t('cost.frontier.devices', { count: devices }),
    hours: numbers.duration(hours * 3600),
    cost: currency
      ? `${numbers.money(currency)(cost)}\u00a0${currency}`
      : `${numbers.quantity(cost)} ${t('cost.frontier.deviceHours')}`,
  });
}

function labelsOf(
  best: readonly FrontierMark[],
  recommended: FrontierMark | undefined,
  { maxHours, maxCost, currency }: FrontierFigure,
  { x, y, inside }: Frame,
  { isNarrow }: ChartSize,
  { t, numbers }: Language,
): LabelRequest[] {
  const others = [
    ...new Map(best.filter((mark) => mark !== recommended).map((mark) => [mark.devices, mark])).values(),
  ];
  return [
    ...(recommended
      ? [
          {
            lines: [
              t('cost.frontier.recommended', {
                devices: t('cost.frontier.devices', { count: recommended.devices }),
                batchSize: numbers.whole(recommended.batchSize),
              }),
            ],
            at: [
              {
                x: x(recommended.hours) - 12,
                y: y(recommended.cost) + 18,
                anchor: 'end' as const,
                target: { x: x(recommended.hours), y: y(recommended.cost) },
              },
              {
                x: x(recommended.hours) + 12,
                y: y(recommended.cost) - 16,
                anchor: 'start' as const,
                target: { x: x(recommended.hours), y: y(recommended.cost) },
              },
            ],
            className: 'answer',
            bold: true,
          },
        ]
      : []),
    ...(isNarrow ? [] : others).map((mark) => ({
      lines: [t('cost.frontier.devices', { count: mark.devices })],
      at: [
        { x: x(mark.hours) - 9, y: y(mark.cost) + 4, anchor: 'end' as const },
        { x: x(mark.hours) + 9, y: y(mark.cost) - 8, anchor: 'start' as const },
      ],
      className: 'ink2',
    })),
    ...(maxHours === null
      ? []
      : [
          {
            lines: [t('cost.frontier.later', { hours: numbers.hours(maxHours) })],
            at: [{ x: x(maxHours) + 6, y: inside.top + 10, anchor: 'start' as const }],
            className: 'ink2',
          },
        ]),
    ...(maxCost === null || !currency
      ? []
      : [
          {
            lines: [
              t('cost.frontier.above', { cost: `${numbers.price(currency)(maxCost)}\u00a0${currency}` }),
            ],
            at: [
              { x: inside.right - 6, y: y(maxCost) - 10, anchor: 'end' as const },
              { x: inside.left + 6, y: y(maxCost) - 10, anchor: 'start' as const },
            ],
            className: 'ink2',
          },
        ]),
  ];
}

function obstaclesOf(marks: readonly FrontierMark[], { x, y }: Frame): Obstacle[] {
  return marks.map((mark) => {
    const reach = mark.isOnFrontier ? 6 : 3;
    const [left, top] = [x(mark.hours) - reach, y(mark.cost) - reach];
    return { left, top, right: left + 2 * reach, bottom: top + 2 * reach, price: mark.isOnFrontier ? 12 : 3 };
  });
}
