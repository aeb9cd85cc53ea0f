import { choicesCsv } from '../cost/frontier.ts';
import { csv } from '../export/csv.ts';
import type { StudyData } from './studyData.ts';
import { decidedStage } from './studyData.ts';

/** The data behind a study's page, every value in full. */
export const studyTables = { choices, predictions } satisfies Record<string, (study: StudyData) => string>;

function choices(study: StudyData): string {
  const stage = decidedStage(study);
  return choicesCsv(stage?.costFrontier ?? null, { column: 'stage', value: stage?.name ?? null });
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
