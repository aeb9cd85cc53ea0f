import { grouped, idOf, single } from '../../platform/context/loader.ts';
import { findAttempts } from './attempt.service.ts';

export const attemptById = single(({ reader }, ids) => findAttempts(reader, 'id', ids), idOf);

export const attemptsOfRun = grouped(
  ({ reader }, ids) => findAttempts(reader, 'runId', ids),
  (attempt) => attempt.runId,
);
