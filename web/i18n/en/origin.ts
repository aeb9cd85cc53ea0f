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
  attested: {
    all: 'The operator vouches for the workers that trained {ended, plural, one {the one ended run} other {all {ended} ended runs}}, from the first step to the last: the logs are theirs, and not only the team’s word.',
    some: 'The operator vouches for the workers that trained {attested, plural, one {# run} other {# runs}} of {ended} that have ended, from the first step to the last. Who trained the others, and wrote their logs, only the team says.',
    none: 'The operator vouches for none of the workers that trained these runs: who trained them, and wrote their logs, only the team says.',
  },
  reported: 'Its runs were reported by a program of the team. Nobody else has checked them.',
};
