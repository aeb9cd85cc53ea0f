import { inOrderOfFile, type Problems } from '../fileReading/problem.ts';
import type { ContentRun } from '../sweepContent/sweepContent.schema.ts';
import type { ImportPreview } from './import.type.ts';
import type { FoundContent } from './results/contentOfRuns.ts';

/** What a file would become, without what only the database knows. */
export type FilePreview = Omit<ImportPreview, 'isModelNew' | 'isDatasetNew' | 'importedBeforeId'>;

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
    deviceSeconds: content?.runs.reduce((sum, run) => sum + run.deviceSeconds, 0) || null,
    targets: content?.targets ?? [],
    batchSizes: content ? batchSizesOf(content.runs) : [],
    notes: found?.notes ?? [],
    problems: inOrderOfFile(problems.list),
    problemCount: problems.count,
  };
}

function batchSizesOf(runs: readonly ContentRun[]) {
  return [...Map.groupBy(runs, ({ batchSize }) => batchSize)]
    .map(([batchSize, group]) => {
      const first = group.flatMap(({ step, crossings }) =>
        crossings
          .filter(({ target }) => target === 0)
          .map(({ upperSteps }) => stepsToTarget(step, upperSteps)),
      );
      const median = middle(first.toSorted((one, other) => one - other));
      return {
        batchSize,
        runs: group.length,
        arrived: first.filter(Number.isFinite).length,
        medianSteps: Number.isFinite(median) ? median : null,
      };
    })
    .toSorted((one, other) => one.batchSize - other.batchSize);
}

/** K as the file tells it: where it tells no more, the interval goes past it, and the run ended there. */
function stepsToTarget(lastStep: number, upperSteps: number | null): number {
  return upperSteps === null ? Number.POSITIVE_INFINITY : Math.min(lastStep, upperSteps);
}

/** The median of sorted values; NaN of none. */
function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return below === undefined || above === undefined ? Number.NaN : (below + above) / 2;
}
