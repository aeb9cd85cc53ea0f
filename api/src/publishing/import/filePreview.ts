import type { Problems } from '../fileReading/problem.ts';
import type { ContentRun } from '../sweepContent/sweepContent.schema.ts';
import type { ImportPreview } from './import.type.ts';
import type { FoundContent } from './results/contentOfRuns.ts';

/** What a file would become, without what only the database knows. */
export type FilePreview = Omit<ImportPreview, 'isModelNew' | 'isDatasetNew'>;

/** What a file would become, as far as it could be read. */
export function previewOf(found: FoundContent | null, problems: Problems): FilePreview {
  const content = found?.content;
  return {
    name: content?.name ?? null,
    status: content ? (content.status === 'RUNNING' ? 'CANCELED' : content.status) : null,
    modelName: content?.model.name ?? null,
    datasetName: content?.dataset.name ?? null,
    runCount: content?.runs.length ?? 0,
    rowCount: found?.rowCount ?? 0,
    targets: content?.targets ?? [],
    batchSizes: content ? batchSizesOf(content.runs) : [],
    notes: found?.notes ?? [],
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
