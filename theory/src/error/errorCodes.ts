/**
 * Every code that a user can meet, in the API, the worker, the launcher and the portal.
 * docs/errors.md explains each one, and a test fails when one is missing there.
 */
export const errorCodes = {
  // Asking
  UNAUTHENTICATED: {
    retryable: false,
    summary: 'Nobody is signed in, or the token is unknown, expired or revoked.',
  },
  FORBIDDEN: { retryable: false, summary: 'The role or the token scope does not allow this.' },
  NOT_FOUND: { retryable: false, summary: 'There is no such thing, or it belongs to another team.' },
  INVALID_INPUT: { retryable: false, summary: 'A field does not have the form that the API asks for.' },
  CONFLICT: { retryable: false, summary: 'The thing exists already, or has moved on since it was read.' },
  CURSOR_TOO_OLD: {
    retryable: false,
    summary: 'The events after this sequence number have been forgotten by now.',
  },
  NOT_INDEPENDENT: {
    retryable: false,
    summary: 'Somebody is, or has been, a member of both teams: one cannot stand for the other.',
  },
  PASSWORD_GUESSABLE: {
    retryable: false,
    summary: 'The new password is among the first that somebody would try.',
  },
  LAST_OWNER: { retryable: false, summary: 'The team would be left without an owner.' },
  MAIL_NOT_CONFIGURED: {
    retryable: false,
    summary: 'This Critbatch has no mail server.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    retryable: false,
    summary: 'The idempotency key was sent before, with another input.',
  },
  OPERATION_TOO_LARGE: {
    retryable: false,
    summary: 'The GraphQL operation is deeper, longer or costlier than the limit.',
  },
  QUOTA_EXCEEDED: {
    retryable: false,
    summary: 'The team, or the person, has as much of something as there may be.',
  },
  BODY_TOO_SLOW: { retryable: true, summary: 'The body of a request came more slowly than one may.' },
  OPERATION_TIMED_OUT: { retryable: true, summary: 'The operation took longer than one may.' },
  RATE_LIMITED: { retryable: true, summary: 'Too many requests in a short time.' },
  MACHINE_BUSY: { retryable: true, summary: 'The machine was too busy to look at what was sent in time.' },
  INTERNAL: { retryable: true, summary: 'A fault of ours; the log of the API has it under the request id.' },
  DATABASE_UNAVAILABLE: { retryable: true, summary: 'PostgreSQL cannot be reached.' },
  OVERLOADED: { retryable: true, summary: 'PostgreSQL answers, but every connection to it is in use.' },
  WRITE_CONFLICT: {
    retryable: true,
    summary: 'PostgreSQL undid the change because another one stood in its way.',
  },
  // Runs
  LEASE_LOST: {
    retryable: false,
    summary: 'The lease of the run has expired and another worker may hold it.',
  },
  SWEEP_PAUSED: {
    retryable: false,
    summary: 'The learning rate of the sweep diverges, and it waits until somebody has chosen another.',
  },
  ANSWER_FAILED: {
    retryable: false,
    summary: 'The sweep has ended, and counting its last runs failed.',
  },
  SEQUENCE_GAP: { retryable: false, summary: 'A batch of measurements before this one is missing.' },
  IMPLAUSIBLE_LOG: {
    retryable: false,
    summary: 'A report says what cannot be true of the run that it is of.',
  },
  RUN_ENDED: { retryable: false, summary: 'The run has ended and takes no more writes.' },
  CHECKPOINT_MISMATCH: { retryable: true, summary: 'The bytes of a checkpoint do not match their checksum.' },
  DIVERGED: { retryable: false, summary: 'The loss became NaN or infinite.' },
  WORKER_FAILED: { retryable: true, summary: 'The worker met a fault of its own while it trained.' },
  OUT_OF_MEMORY: {
    retryable: false,
    summary: 'The device has too little memory for this batch size.',
  },
  API_UNREACHABLE: {
    retryable: true,
    summary: 'The API has not answered a worker for the time that it waits.',
  },
  DISK_FULL: { retryable: true, summary: 'The disk that holds checkpoints or the database is full.' },
  // Targets
  TARGET_BEYOND_RUNS: {
    retryable: false,
    summary: 'Runs were stopped at their own targets before they met this one.',
  },
  METRIC_NOT_MEASURED: {
    retryable: false,
    summary: 'The metric was not measured in some of the runs.',
  },
  BUDGET_BEYOND_RUNS: {
    retryable: false,
    summary: 'Runs were stopped at their own targets before they had seen as many examples.',
  },
  LEARNING_RATE_DECAYS: {
    retryable: false,
    summary: 'The learning rate of the runs falls towards another budget.',
  },
  SWEEP_FOR_BUDGET: {
    retryable: false,
    summary: 'The sweep was started for a budget and has no target, which this needs.',
  },
  TARGET_TAKES_TOO_LONG: {
    retryable: true,
    summary: 'The answer for a target, a forecast or a frontier was not ready in time.',
  },
  // Import and export
  IMPORT_UNREADABLE: {
    retryable: false,
    summary: 'The file is not of the kind that it was sent as, or not whole.',
  },
  IMPORT_TOO_LARGE: {
    retryable: false,
    summary: 'The file, or what is packed in it, is larger than can be imported.',
  },
  IMPORT_CHECKSUM_MISMATCH: {
    retryable: false,
    summary: 'A file of the bundle is not the one that its manifest names.',
  },
  IMPORT_VERSION_UNKNOWN: { retryable: false, summary: 'The bundle is of a version that is not read here.' },
  IMPORT_UNEXPECTED_FILE: {
    retryable: false,
    summary: 'The archive holds a file that has no business there.',
  },
  IMPORT_INVALID_VALUE: {
    retryable: false,
    summary: 'A value of the file is missing, or not what it has to be.',
  },
  IMPORT_COLUMN_MISSING: { retryable: false, summary: 'The file has no such column, parameter or metric.' },
  IMPORT_HAS_PROBLEMS: {
    retryable: false,
    summary: 'Nothing was imported: the file has faults, which are listed.',
  },
  EXPORT_STUCK: {
    retryable: true,
    summary: 'The export of a team started several times without progress.',
  },
  // The leaderboard
  SWEEP_NOT_FINISHED: { retryable: false, summary: 'The sweep still runs, or was stopped before its end.' },
  SUBMISSION_OFF_TASK: {
    retryable: false,
    summary:
      'The sweep does not do what the benchmark fixes: another model, data set, optimiser, device or too small a subset.',
  },
  TOO_FEW_SEEDS: {
    retryable: false,
    summary: 'The sweep has fewer than three runs at the batch sizes that it is scored at.',
  },
  NOT_RECOMPUTABLE: {
    retryable: false,
    summary: 'The stored logs do not give the figure that the benchmark asks for.',
  },
  // Data and engines
  DATASET_UNAVAILABLE: { retryable: true, summary: 'The files of the data set are not to be had.' },
  DATASET_CHECKSUM_MISMATCH: {
    retryable: false,
    summary: 'A file of the data set is not the one that the spec names.',
  },
  DATASET_INVALID: {
    retryable: false,
    summary: 'A file of the data set does not hold what it should.',
  },
  MODEL_UNAVAILABLE: {
    retryable: false,
    summary: 'The worker was not started with the module of the model.',
  },
  MODEL_CHECKSUM_MISMATCH: {
    retryable: false,
    summary: 'The file of a module is not the one that the spec names.',
  },
  MODEL_INVALID: {
    retryable: false,
    summary: 'The module of a model does not do what one should.',
  },
  MODEL_TIMED_OUT: { retryable: false, summary: 'The code of a module did not come to an end.' },
  ENGINE_UNAVAILABLE: { retryable: false, summary: 'The engine asked for cannot be loaded on this machine.' },
  UNSUPPORTED_KERNEL: {
    retryable: false,
    summary: 'The model uses an operation that the traced engine does not know.',
  },
  // The launcher
  ALREADY_RUNNING: {
    retryable: false,
    summary: 'Critbatch runs in this folder, or from this checkout, already.',
  },
  PORT_IN_USE: { retryable: false, summary: 'Another program listens on the port that was asked for.' },
  DATABASE_TOO_NEW: { retryable: false, summary: 'The database was written by a newer Critbatch.' },
  POSTGRES_FAILED: { retryable: true, summary: 'The embedded PostgreSQL did not start.' },
  START_FAILED: {
    retryable: true,
    summary: 'A part of Critbatch ended while it was starting, or cannot be started.',
  },
} as const satisfies Record<string, { retryable: boolean; summary: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** Refusals that pass without the sender's doing, as an API that is away comes back: a worker waits for as long as it takes. */
export const passingCodes: ReadonlySet<string> = new Set<ErrorCode>([
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'WRITE_CONFLICT',
  'OPERATION_TIMED_OUT',
  'RATE_LIMITED',
  'DISK_FULL',
]);

/** Whether a word is one of our codes; `in` would take `constructor` for one. */
export function isErrorCode(word: unknown): word is ErrorCode {
  return typeof word === 'string' && Object.hasOwn(errorCodes, word);
}
