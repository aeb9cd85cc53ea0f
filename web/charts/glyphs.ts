import type { Language, RunMark } from './chart.type.ts';
import type { Point } from './placeLabels.ts';
import type { SvgElement } from './svg.ts';
import { draw, tenth } from './svg.ts';

/** A run as a mark that a pointer or a key can ask for its numbers; its arrow points to where K would be greater. */
export function runGlyph(
  mark: RunMark,
  at: Point,
  readout: string,
  arrow: 'upwards' | 'downwards' = 'upwards',
): SvgElement {
  const place = `translate(${tenth(at.x)},${tenth(at.y)})`;
  return draw(
    'g',
    {
      class: 'run',
      transform: arrow === 'upwards' ? place : `${place} rotate(180)`,
    },
    draw('title', {}, readout),
    ...shape(mark),
  );
}

export function readoutOf(
  { batchSize, seed, steps, state, stopped }: RunMark,
  { t, numbers }: Language,
): string {
  return t('chart.readout', {
    batchSize: numbers.whole(batchSize),
    seed: String(seed),
    steps: numbers.whole(steps),
    work: numbers.whole(steps * batchSize),
    state: t(`chart.states.${stopped ?? state}`),
  });
}

/** The b* diamond: the answer's own mark. */
export function diamond(
  { x, y }: Point,
  radius: number,
  paint: { fill: string; stroke: string },
): SvgElement {
  return draw('path', {
    d: `M${x},${y - radius}l${radius},${radius}l${-radius},${radius}l${-radius},${-radius}Z`,
    ...paint,
  });
}

export function hollowSquare({ x, y }: Point): SvgElement {
  return draw('rect', {
    x: x - 5,
    y: y - 5,
    width: 10,
    height: 10,
    fill: 'var(--paper)',
    stroke: 'var(--yours)',
    'stroke-width': 2,
  });
}

function shape({ state, stopped }: RunMark): SvgElement[] {
  const line = { fill: 'none', stroke: 'var(--ink)', 'stroke-width': '1.5', 'stroke-linecap': 'round' };
  switch (state) {
    case 'reached':
      return [draw('circle', { r: 4, fill: 'var(--ink)', 'fill-opacity': '0.82', stroke: 'var(--paper)' })];
    case 'censored':
      // One that the plan stopped has not missed the target: it is paler, and stands on no line.
      return stopped === 'byPlan'
        ? [draw('path', { d: 'M0,6V-6M-3.5,-2L0,-6L3.5,-2', ...line, stroke: 'var(--ink3)' })]
        : [draw('path', { d: 'M0,6V-6M-3.5,-2L0,-6L3.5,-2M-3.5,6H3.5', ...line })];
    case 'running':
      return [
        draw('path', {
          d: 'M0,-3.5V-13M-2.8,-10L0,-13L2.8,-10',
          ...line,
          'stroke-width': '1.2',
          stroke: 'var(--ink2)',
        }),
        draw('circle', { r: 3.5, fill: 'var(--paper)', stroke: 'var(--ink2)', 'stroke-width': '1.2' }),
      ];
    case 'queued':
      return [
        draw('path', {
          d: 'M0,-4.5L4.5,0L0,4.5L-4.5,0Z',
          fill: 'var(--paper)',
          stroke: 'var(--ink3)',
          'stroke-width': '1.2',
        }),
      ];
  }
}
