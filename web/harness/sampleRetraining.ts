import type { SubmissionPageQuery } from '../graphql/generated/graphql.ts';

type Submission = NonNullable<SubmissionPageQuery['submission']>;

/** What came of training a submission's runs again: its `checks` say of which scored runs, and how. */
export function sampleRetraining({
  checks,
  batchSize,
}: Pick<Submission, 'checks' | 'batchSize'>): Submission['retraining'] {
  if (checks.every(({ check }) => check === 'NOT_TRAINED_HERE' || check === 'NO_ENGINE_OF_OURS')) return null;
  const isMismatched = checks.some(({ check }) => check === 'MISMATCHED');
  const outstanding = checks.some(({ check }) => check === 'OUTSTANDING') ? 1 : 0;
  const [mismatched, cannot] = isMismatched ? [1, 1] : [0, 0];
  return {
    scoredSegments: 24,
    scoredDrawn: 19,
    otherSegments: 48,
    otherDrawn: 6,
    matched: 25 - mismatched - cannot - outstanding,
    mismatched,
    setAside: 0,
    cannot,
    waiting: outstanding,
    outstanding,
    one: 0.79,
    two: 0.96,
    segments: isMismatched
      ? [
          {
            runId: `run-${batchSize}-1`,
            fromStep: 1200,
            toStep: 1400,
            verdict: 'MISMATCHED',
            reason: null,
            detail: null,
            isSetAside: false,
            difference: { step: 1320, field: 'trainingLoss', logged: '0.0981', retrained: '0.12734' },
          },
          {
            runId: `run-${batchSize}-2`,
            fromStep: 0,
            toStep: 180,
            verdict: 'CANNOT',
            reason: 'OTHER_MACHINE',
            detail: 'The run’s processor: Intel Xeon; of the worker that trained it again: AMD EPYC.',
            isSetAside: false,
            difference: { step: 12, field: 'batchLoss', logged: '1.25', retrained: '1.2500001' },
          },
        ]
      : [],
  };
}
