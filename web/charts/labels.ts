import type { PlacedLabel } from './placeLabels.ts';
import { lineHeight } from './placeLabels.ts';
import type { SvgElement } from './svg.ts';
import { draw } from './svg.ts';

/** Text with a halo of paper, so that a line behind it does not cut it. */
export function labelText(
  label: Pick<PlacedLabel, 'lines' | 'x' | 'y' | 'anchor' | 'className' | 'bold'>,
): SvgElement {
  const top = label.y - ((label.lines.length - 1) * lineHeight) / 2 + 4;
  return draw(
    'text',
    {
      'text-anchor': label.anchor,
      fill: `var(--${label.className})`,
      stroke: 'var(--paper)',
      'stroke-width': '4',
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
      'font-weight': label.bold ? '600' : undefined,
      'font-variant-numeric': 'tabular-nums',
    },
    ...label.lines.map((line, index) => draw('tspan', { x: label.x, y: top + index * lineHeight }, line)),
  );
}

const leaderFrom = 26;

/** Placed labels, and a leader from each that had to move far from what it names. */
export function labelLayer(labels: readonly PlacedLabel[]): SvgElement[] {
  return labels.flatMap((label) => [...leader(label), labelText(label)]);
}

function leader({ target, box, moved }: PlacedLabel): SvgElement[] {
  if (!target || moved < leaderFrom) return [];
  const from = {
    x: Math.min(Math.max(target.x, box.left), box.right),
    y: target.y < box.top ? box.top : target.y > box.bottom ? box.bottom : (box.top + box.bottom) / 2,
  };
  if (Math.hypot(from.x - target.x, from.y - target.y) < 10) return [];
  return [
    draw('path', {
      d: `M${Math.round(from.x)},${Math.round(from.y)}L${Math.round(target.x)},${Math.round(target.y)}`,
      stroke: 'var(--ink3)',
    }),
  ];
}
