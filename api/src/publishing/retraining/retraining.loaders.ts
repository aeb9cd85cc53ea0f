import { idOf, Loader } from '../../platform/context/loader.ts';
import type { SubmissionRecord } from '../benchmark/findSubmissions.ts';
import type { CheckedRuns } from './runChecks.ts';
import { findRunChecks } from './runChecks.ts';

export const checksOfSubmission = new Loader<SubmissionRecord, CheckedRuns[]>(
  ({ reader }, submissions) => findRunChecks(reader, submissions),
  { idOf },
);
