import type { ChartSize, Language } from '../../charts/chart.type.ts';
import type { FrontierFigure } from '../../charts/frontierChart.ts';
import { frontierChart } from '../../charts/frontierChart.ts';
import type { CostFrontierPartsFragment } from '../../graphql/generated/graphql.ts';
import { csv } from '../export/csv.ts';

export type FrontierData = CostFrontierPartsFragment;
export type ChoiceData = FrontierData['choices'][number];
export type Limits = { maxHours: number | null; maxCost: number | null };
export type Drawn = { width: number; svg: string }[];

const sizes: ChartSize[] = [
  { width: 832, height: 420, isNarrow: false },
  { width: 600, height: 400, isNarrow: false },
  { width: 358, height: 340, isNarrow: true },
];

/** Whether any choice keeps the limits: where one does, something else than the limits leaves none to recommend. */
export function keepsLimits(
  { choices }: Pick<FrontierData, 'choices'>,
  { maxHours, maxCost }: Limits,
): boolean {
  return choices.some(
    ({ seconds, cost }) =>
      (maxHours === null || seconds.value <= 3600 * maxHours) &&
      (maxCost === null || (cost !== null && cost.value <= maxCost)),
  );
}

/** What the chart of a frontier shows; null where there is nothing to choose from. */
export function frontierFigure(frontier: FrontierData | null, limits: Limits): FrontierFigure | null {
  if (!frontier || frontier.choices.length === 0) return null;
  const { recommended } = frontier;
  const marks = frontier.choices.map(({ batchSize, devices, seconds, deviceHours, cost, isOnFrontier }) => ({
    batchSize,
    devices,
    hours: seconds.value / 3600,
    cost: cost?.value ?? deviceHours.value,
    isOnFrontier,
    isRecommended: batchSize === recommended?.batchSize && devices === recommended?.devices,
  }));
  return { marks, currency: frontier.currency, ...limits };
}

/** Time against cost, drawn for every width, the widest first. */
export function drawFrontier(figure: FrontierFigure | null, language: Language): Drawn | null {
  return figure && sizes.map((size) => ({ width: size.width, svg: frontierChart(figure, size, language) }));
}

/** Every choice with its intervals in full, as a CSV file; `place` is what the choices belong to. */
export function choicesCsv(
  frontier: FrontierData | null,
  place: { column: string; value: string | number | null },
): string {
  const bounds = ['', '_lower', '_upper'];
  const columns = [
    place.column,
    'batch_size',
    'devices',
    'on_frontier',
    ...['seconds', 'device_hours', 'cost'].flatMap((name) => bounds.map((bound) => name + bound)),
    'currency',
  ];
  const ends = (interval: { value: number; lower: number | null; upper: number | null } | null) =>
    interval ? [interval.value, interval.lower, interval.upper] : [null, null, null];
  return csv(
    columns,
    (frontier?.choices ?? []).map(({ batchSize, devices, isOnFrontier, seconds, deviceHours, cost }) => [
      place.value,
      batchSize,
      devices,
      isOnFrontier ? 1 : 0,
      ...ends(seconds),
      ...ends(deviceHours),
      ...ends(cost),
      frontier?.currency ?? null,
    ]),
  );
}
