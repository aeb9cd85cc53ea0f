export const origin = {
  label: 'Trained by',
  name: { TRAINED: 'workers of the team', REPORTED: 'reported by a program', IMPORTED: 'imported' },
  chip: { REPORTED: 'Reported', IMPORTED: 'Imported' },
  format: {
    BUNDLE: 'a bundle of Critbatch',
    CSV: 'a CSV table',
    MLPERF_RCP: 'MLPerf reference convergence points',
    MLFLOW: 'MLflow',
    WANDB: 'Weights & Biases',
    TENSORBOARD: 'TensorBoard',
  },
  imported:
    'Imported on {date} from <code>{fileName}</code> ({format}; SHA-256 <code>{hash}</code>). It was not trained here, and nothing here has checked it: its figures are as good as that file.',
  reported: 'Its runs were reported by a program of the team. Nobody else saw them trained.',
};
