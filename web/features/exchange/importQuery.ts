import type {
  ImportFormat,
  ImportSweepInput,
  ProgressUnit,
  TargetMetric,
} from '../../graphql/generated/graphql.ts';
import { toNumber } from '../form/fields.ts';

export const formats = [
  'BUNDLE',
  'CSV',
  'MLPERF_RCP',
  'MLFLOW',
  'WANDB',
  'TENSORBOARD',
] as const satisfies ImportFormat[];
export const units = ['STEPS', 'EXAMPLES', 'EPOCHS'] as const satisfies ProgressUnit[];
export const metrics = [
  'TRAINING_LOSS',
  'TEST_ACCURACY',
  'TEST_LOSS',
  'GRADIENT_NORM',
] as const satisfies TargetMetric[];

/** Which fields the form has for a format, beside those that every one but a bundle has. */
export const fieldsOf = {
  BUNDLE: [],
  CSV: [
    'batchSizeColumn',
    'seedColumn',
    'progressColumn',
    'valueColumn',
    'stoppedColumn',
    'deviceSecondsColumn',
    'device',
    'separator',
    'evaluatedEvery',
  ],
  MLPERF_RCP: ['evaluatedEvery'],
  MLFLOW: ['batchSizeKey', 'seedKey', 'metricKey'],
  WANDB: ['runNames', 'metric'],
  TENSORBOARD: ['runNames'],
} as const satisfies Record<ImportFormat, string[]>;

export type ExtraField = (typeof fieldsOf)[ImportFormat][number];
const optional: readonly string[] = [
  'seedColumn',
  'valueColumn',
  'stoppedColumn',
  'deviceSecondsColumn',
  'device',
  'evaluatedEvery',
  'seedKey',
];
export const isOptional = (field: ExtraField) => optional.includes(field);

/** The fields of an import as they stand in the address or in the form that confirms it. */
export type ImportFields = Record<string, string>;

export function readFields(params: Record<string, string | string[] | undefined>): ImportFields {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      // A tab alone separates columns.
      typeof value === 'string' ? [[name, value.trim() || (name === 'separator' ? value : '')]] : [],
    ),
  );
}

export function formatOf({ format }: ImportFields): ImportFormat {
  return formats.find((each) => each === format) ?? 'BUNDLE';
}

/** Which formats a file with such an ending may have; the first is the usual one. */
const formatsOfEnding: Record<string, readonly [ImportFormat, ...ImportFormat[]]> = {
  csv: ['CSV', 'WANDB'],
  tsv: ['CSV'],
  json: ['MLPERF_RCP'],
  zip: ['BUNDLE', 'MLFLOW', 'TENSORBOARD'],
};

/** The format that a form gives, or the usual one of the file's ending where that ending rules it out. */
export function formatOfFile(format: string, fileName: string): string {
  const possible = formatsOfEnding[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  return possible?.some((each) => each === format) === false ? possible[0] : format;
}

const numbers = [
  'parameterCount',
  'trainingExamples',
  'threshold',
  'evaluatedEvery',
  'currentBatchSize',
] as const;

/** The first field that asks for a number and holds something else; null where all are well. */
export function faultyNumber(fields: ImportFields): (typeof numbers)[number] | null {
  return numbers.find((name) => Number.isNaN(toNumber(fields[name] ?? ''))) ?? null;
}

/** What to ask of the API; null while the form of a format that needs one has not been filled in. */
export function importInput(fields: ImportFields): Omit<ImportSweepInput, 'dryRun'> | null {
  const format = formatOf(fields);
  const { upload: uploadId } = fields;
  if (!uploadId) return null;
  if (format === 'BUNDLE') return { uploadId, format };
  const metric = metrics.find((each) => each === fields.targetMetric);
  const unit = units.find((each) => each === fields.unit);
  // Units and metrics are asked for: nothing stands in for them.
  if (!metric || !unit || !fields.name || faultyNumber(fields)) return null;
  const text = (name: string) => fields[name] || null;
  const number = (name: string) => toNumber(fields[name] ?? '');
  return {
    uploadId,
    format,
    results: {
      name: fields.name,
      policy: fields.policy ?? '',
      model: fields.modelId
        ? { id: fields.modelId }
        : { name: text('modelName'), parameterCount: number('parameterCount') },
      dataset: fields.datasetId
        ? { id: fields.datasetId }
        : { name: text('datasetName'), trainingExamples: number('trainingExamples') },
      target: { metric, threshold: number('threshold') ?? 0 },
      unit,
      evaluatedEvery: number('evaluatedEvery'),
      device: text('device'),
      currentBatchSize: number('currentBatchSize'),
      csv:
        format === 'CSV'
          ? {
              batchSize: fields.batchSizeColumn ?? '',
              seed: text('seedColumn'),
              progress: fields.progressColumn ?? '',
              value: text('valueColumn'),
              stopped: text('stoppedColumn'),
              deviceSeconds: text('deviceSecondsColumn'),
              separator: fields.separator || ',',
            }
          : null,
      mlflow:
        format === 'MLFLOW'
          ? { batchSize: fields.batchSizeKey ?? '', seed: text('seedKey'), metric: fields.metricKey ?? '' }
          : null,
      runNames: text('runNames'),
      metric: text('metric'),
    },
  };
}
