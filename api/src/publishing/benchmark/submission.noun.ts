import { estimatePool } from '../../answers/thread/thread.services.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { leaderboardsHold } from './leaderboardsHold.ts';
import { settleReplications } from './settleReplications.ts';
import { disputeById, submissionById } from './submission.loaders.ts';
import {
  SubmissionResolver,
  SubmittedRecommendationResolver,
  SweepSubmissionsResolver,
} from './submission.resolver.ts';
import { DisputeResolver, ReplicationResolver, SubmittedRunResolver } from './submissionEvidence.resolver.ts';

export const submissionNoun: Noun = {
  resolvers: [
    SubmissionResolver,
    SubmittedRecommendationResolver,
    SubmittedRunResolver,
    SweepSubmissionsResolver,
    ReplicationResolver,
    DisputeResolver,
  ],
  nodes: { Submission: submissionById, Dispute: disputeById },
  holds: { Sweep: leaderboardsHold },
  exports: [{ table: 'Submission' }, { table: 'Replication' }, { table: 'Dispute' }],
  chores: [
    {
      everyMilliseconds: 2_000,
      run: (services) => settleReplications(services.prisma, estimatePool.of(services)),
    },
  ],
};
