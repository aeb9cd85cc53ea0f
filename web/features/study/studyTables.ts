import { csv } from '../export/csv.ts';
import type { StudyData } from './studyData.ts';
import { decidedStage } from './studyData.ts';

/** The data behind a study's page, every value in full. */
export const studyTables = { choices, predictions } satisfies Record<string, (study: StudyData) => string>;

function choices(study: StudyData): string {
  const stage = decidedStage(study);
  const currency = stage?.costFrontier?.price?.currency ?? null;
  const bounds = ['', '_lower', '_upper'];
  const columns = [
    'stage',
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
    (stage?.costFrontier?.choices ?? []).map(
      ({ batchSize, devices, isOnFrontier, seconds, deviceHours, cost }) => [
        stage?.name ?? null,
        batchSize,
        devices,
        isOnFrontier ? 1 : 0,
        ...ends(seconds),
        ...ends(deviceHours),
        ...ends(cost),
        currency,
      ],
    ),
  );
}

function predictions({ stages }: StudyData): string {
  const columns = [
    'stage',
    'quantity',
    'currency',
    'rule',
    'registered_at',
    'value',
    'lower',
    'upper',
    'outcome',
    'verdict',
  ];
  return csv(
    columns,
    stages.flatMap(({ name, predictions: own }) =>
      own.map(({ quantity, currency, rule, registeredAt, foretold, score }) => [
        name,
        quantity,
        currency,
        rule,
        registeredAt,
        foretold.value,
        foretold.lower,
        foretold.upper,
        score?.outcome?.value ?? null,
        score?.verdict ?? 'OPEN',
      ]),
    ),
  );
}
