import type { Language } from '../../charts/chart.type.ts';
import type { FrontierData, Limits } from './frontier.ts';
import { keepsLimits } from './frontier.ts';

type Choice = { batchSize: number; devices: number };
type Frontier = Pick<FrontierData, 'choices'> & { recommended: Choice | null };

/** The choice that the figure names, inside the limits where there are any; without one, why. */
export function costFinding(frontier: Frontier, asked: Limits, { t, numbers }: Language): string {
  const isLimited = asked.maxHours !== null || asked.maxCost !== null;
  const { recommended } = frontier;
  if (!recommended) return t(keepsLimits(frontier, asked) ? 'cost.panel.open' : 'cost.panel.outside');
  return t(isLimited ? 'cost.panel.findingInside' : 'cost.panel.finding', {
    batchSize: numbers.whole(recommended.batchSize),
    devices: recommended.devices,
  });
}
