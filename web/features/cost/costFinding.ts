import type { Language } from '../../charts/chart.type.ts';

type Choice = { batchSize: number; devices: number };
type Limits = { maxHours: number | null; maxCost: number | null };

/** The choice that the figure names, inside the limits where there are any; without one, why. */
export function costFinding(recommended: Choice | null, asked: Limits, { t, numbers }: Language): string {
  const isLimited = asked.maxHours !== null || asked.maxCost !== null;
  if (!recommended) return t(isLimited ? 'cost.panel.outside' : 'cost.panel.open');
  return t(isLimited ? 'cost.panel.findingInside' : 'cost.panel.finding', {
    batchSize: numbers.whole(recommended.batchSize),
    devices: recommended.devices,
  });
}
