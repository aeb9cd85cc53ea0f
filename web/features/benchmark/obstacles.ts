/** What kept a segment that was drawn from being trained again. */
export const obstacles = [
  'NO_WORKER',
  'UNCONFIRMED',
  'TOO_SLOW',
  'OTHER_MACHINE',
  'NOT_REPEATABLE',
  'CHECKPOINT_UNUSABLE',
  'WORKER_FAILED',
] as const;
