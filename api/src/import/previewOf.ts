import type { Transaction } from '@critbatch/prisma/client/createClient';
import { datasetVersion } from '../dataset/datasetVersion.ts';
import { modelVersion } from '../model/modelVersion.ts';
import type { ContentRun } from '../sweepContent/sweepContent.schema.ts';
import type { ImportPreview } from './import.type.ts';
import type { ImportSource } from './importSource.ts';
import type { Problems } from './problem.ts';

/** What a file would become, as far as it could be read. */
export async function previewOf(
  prisma: Transaction,
  teamId: string,
  source: ImportSource | null,
  problems: Problems,
): Promise<ImportPreview> {
  const content = source?.content;
  const isNew = async (noun: 'model' | 'dataset', contentHash: string) => {
    const where = { teamId, contentHash };
    return (
      (noun === 'model' ? await prisma.model.count({ where }) : await prisma.dataset.count({ where })) === 0
    );
  };
  return {
    name: content?.name ?? null,
    status: content ? (content.status === 'RUNNING' ? 'CANCELED' : content.status) : null,
    modelName: content?.model.name ?? null,
    isModelNew: content ? await isNew('model', modelVersion(content.model.spec).contentHash) : null,
    datasetName: content?.dataset.name ?? null,
    isDatasetNew: content ? await isNew('dataset', datasetVersion(content.dataset.spec).contentHash) : null,
    runCount: content?.runs.length ?? 0,
    rowCount: source?.rowCount ?? 0,
    targets: content?.targets ?? [],
    batchSizes: content ? batchSizesOf(content.runs) : [],
    notes: source?.notes ?? [],
    problems: problems.list,
    problemCount: problems.count,
  };
}

function batchSizesOf(runs: readonly ContentRun[]) {
  return [...Map.groupBy(runs, ({ batchSize }) => batchSize)]
    .map(([batchSize, group]) => {
      const first = group.flatMap(({ crossings }) => crossings.filter(({ target }) => target === 0));
      const steps = first
        .map(({ upperSteps }) => upperSteps ?? Number.POSITIVE_INFINITY)
        .toSorted((one, other) => one - other);
      const median = middle(steps);
      return {
        batchSize,
        runs: group.length,
        arrived: first.filter(({ upperSteps }) => upperSteps !== null).length,
        medianSteps: Number.isFinite(median) ? median : null,
      };
    })
    .toSorted((one, other) => one.batchSize - other.batchSize);
}

/** The median of sorted values; NaN of none. */
function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return below === undefined || above === undefined ? Number.NaN : (below + above) / 2;
}
