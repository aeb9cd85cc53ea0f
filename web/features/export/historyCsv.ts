import type { RunLogQuery } from '../../graphql/generated/graphql.ts';
import { RunLogDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { RunData } from '../run/run.type.ts';
import { csvRows } from './csv.ts';

const columns = [
  'batch_size',
  'seed',
  'step',
  'examples_seen',
  'device_seconds',
  'data_seconds',
  'gradient_seconds',
  'search_seconds',
  'update_seconds',
  'training_loss',
  'test_loss',
  'test_accuracy',
  'gradient_norm',
  'step_size',
  'mean_trials',
];

/**
 * Every measurement of every run: a log may be longer than what the charts draw of it. The four phases are parts of
 * device_seconds, and empty where the engine does not tell, or not yet. Null when the API goes away.
 */
export async function historyCsv(
  runs: readonly Pick<RunData, 'id' | 'batchSize' | 'seed'>[],
): Promise<string | null> {
  const pieces = [csvRows([columns])];
  for (const { id, batchSize, seed } of runs) {
    let after: string | null = null;
    do {
      const page: Page | null = await pageOf(id, after);
      if (!page) return null;
      pieces.push(rowsOf(page.nodes, batchSize, seed));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
  }
  return pieces.join('');
}

type Page = NonNullable<RunLogQuery['run']>['measurements'];

async function pageOf(id: string, after: string | null): Promise<Page | null> {
  const answer = await requestGraphql(RunLogDocument, { id, after });
  return answer.status === 'answered' ? (answer.data.run?.measurements ?? null) : null;
}

function rowsOf(nodes: Page['nodes'], batchSize: number, seed: number): string {
  const rows = nodes.map((row) => [
    batchSize,
    seed,
    row.step,
    row.examplesSeen,
    row.deviceSeconds,
    row.dataSeconds,
    row.gradientSeconds,
    row.searchSeconds,
    row.updateSeconds,
    row.trainingLoss,
    row.testLoss,
    row.testAccuracy,
    row.gradientNorm,
    row.stepSize,
    row.meanTrials,
  ]);
  return csvRows(rows);
}
