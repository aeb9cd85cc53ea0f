import type { ImportSweepMutation } from '../graphql/generated/graphql.ts';

const batchSizes = [1632, 3264, 4096, 8192, 13056].map((batchSize, index) => ({
  batchSize,
  runs: 15,
  arrived: index === 4 ? 7 : 15,
  medianSteps: index === 4 ? null : Math.round((1_281_167 * (34 + 3 * index)) / batchSize),
}));

const faults = [
  { file: 'table.csv', row: 12, column: 'epochs', message: '"35,5" is no number.' },
  {
    file: 'down/run-b8-s1.csv',
    row: null,
    column: null,
    message: 'Batch size 8 with seed 1 is there twice.',
  },
];

/** What the API says of a file: a bundle is sound, a table has faults, and nobody has said what a run is called. */
export function sampleImport(format: string): { importSweep: ImportSweepMutation['importSweep'] } {
  if (format === 'WANDB') {
    const message = 'Name the metric as the file does.';
    const error = { code: 'INVALID_INPUT', field: ['input', 'results', 'metric'], message };
    return { importSweep: { sweep: null, preview: null, userErrors: [error] } };
  }
  const problems =
    format === 'BUNDLE' ? [] : faults.map((fault) => ({ code: 'IMPORT_INVALID_VALUE', ...fault }));
  return {
    importSweep: {
      sweep: null,
      userErrors: [],
      preview: {
        name: 'ResNet-50 on ImageNet, MLPerf',
        modelName: 'ResNet-50',
        isModelNew: true,
        datasetName: 'ImageNet',
        isDatasetNew: false,
        importedBefore: { id: 'sweep-230', number: 230, name: 'ResNet-50 on ImageNet, MLPerf' },
        runCount: 75,
        rowCount: 0,
        deviceSeconds: 5_400_000,
        targets: [{ metric: 'TEST_ACCURACY', threshold: 0.759 }],
        batchSizes,
        notes: ['ONE_PERCENT', 'STEPS_ROUNDED_UP'],
        problems,
        problemCount: problems.length,
      },
    },
  };
}

const createdAt = '2026-11-24T08:00:00.000Z';
const waiting = { byteLength: null, expiresAt: null, failureMessage: null, createdAt };

const written = {
  status: 'DONE',
  sweepsDone: 40,
  byteLength: 48_000_000,
  expiresAt: '2026-12-01T08:00:00.000Z',
};

/** One export for every state that it can be in; the first is done at every second look. */
export function sampleExports(looked: number) {
  const first = { id: 'export-1', sweepsTotal: 40, ...waiting };
  return {
    nodes: [
      { ...first, ...(looked % 2 ? written : { status: 'RUNNING', sweepsDone: 12 }) },
      { id: 'export-2', sweepsTotal: 40, ...waiting, ...written },
      { id: 'export-3', status: 'FAILED', sweepsDone: 3, sweepsTotal: 40, ...waiting },
    ],
  };
}

/** Files that were sent: one with a short name that was imported, and one whose name is longer than a phone is wide. */
export const waitingFiles = {
  nodes: [
    {
      id: 'upload-1',
      fileName: 'table.csv',
      byteLength: 12_345,
      expiresAt: '2026-11-25T09:00:00.000Z',
      importedAs: { id: 'sweep-230', number: 230, name: 'ResNet-50 on ImageNet, MLPerf' },
    },
    {
      id: 'upload-2',
      fileName: `${'mlruns-of-a-long-night-'.repeat(6)}.zip`,
      byteLength: 640 * 2 ** 20,
      expiresAt: '2026-11-25T10:30:00.000Z',
      importedAs: null,
    },
  ],
};
