import {
  BenchmarkEventKind,
  DisputeStatus,
  Ranking,
  SubmissionStatus,
  SubmissionTrust,
} from '@critbatch/prisma/generated/enums';
import { constantCase, optimiserNames, optimiserWords, policyNames } from '@critbatch/theory';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { BenchmarkEventKind, DisputeStatus, Ranking, SubmissionStatus, SubmissionTrust };

/** Names of theory's catalogue, in capitals as GraphQL writes an enum. */
export const Optimiser = Object.fromEntries(policyNames.map((name) => [constantCase(name), name]));
declareEnum(Optimiser, 'Optimiser', 'An optimiser, without its settings.', {
  ...Object.fromEntries(
    optimiserNames.map((name) => [constantCase(name), `${optimiserWords[name].en.choice}.`]),
  ),
  OUTSIDE: 'Any other optimiser of an imported sweep, as its importer describes it.',
});

declareEnum(Ranking, 'Ranking', 'What a leaderboard is ordered by. Less is better.', {
  WORK: 'Work N = b·K (per-example gradients) to the target, of all runs at the tested batch size nearest to b*. If those are fewer than three, runs at the next nearest ones count, too, if their work is within 10 % of the least. If the runs do not identify b*, at the batch size with the least N.',
  DEVICE_SECONDS:
    'Device seconds of training to the target on one kind of device, at the batch size where they are least.',
  COST: 'Cost to the target at the benchmark’s own prices, at the batch size where it is least.',
  CRITICAL_BATCH_SIZE: 'b* itself. Submissions are listed in its order, but not ranked.',
});

declareEnum(SubmissionStatus, 'SubmissionStatus', 'Status of a submission.', {
  LISTED: 'It is on the leaderboard.',
  WITHDRAWN: 'Its team withdrew it. Its figures stay readable, its runs and logs do not.',
  REMOVED: 'It was removed, because a dispute about it was upheld.',
});

declareEnum(
  SubmissionTrust,
  'SubmissionTrust',
  'Who vouches for the logs of a submission. Its figures are recomputed from the stored logs in any case.',
  {
    REPORTED:
      'The team’s own programs reported the logs, or the team imported them. Nobody else vouches for them: they may be invented.',
    ATTESTED:
      'Every run that counts was trained, from its first step to its last, by workers that the operator or the benchmark’s team attests.',
    REPLICATED:
      'Another team trained it again on attested workers with other seeds, and its result agrees. The two teams have had no member in common since the sweep was made.',
  },
);

/** Trust and origin in one, as they were told before SubmissionTrust; only the deprecated field has it. */
export enum SubmissionBasis {
  IMPORTED = 'IMPORTED',
  RECOMPUTED = 'RECOMPUTED',
  REPLICATED = 'REPLICATED',
}
declareEnum(
  SubmissionBasis,
  'SubmissionBasis',
  'Values of Submission.basis, which is deprecated. See SubmissionTrust.',
  {
    IMPORTED: 'Recomputed from imported logs. Listed but not ranked.',
    RECOMPUTED: 'Recomputed from the stored logs, whoever wrote them: the trust is REPORTED or ATTESTED.',
    REPLICATED: 'The trust is REPLICATED.',
  },
);

declareEnum(DisputeStatus, 'DisputeStatus', 'Status of a dispute.', {
  OPEN: 'Nobody has decided yet.',
  UPHELD: 'The submission was removed, or the mismatch was set aside.',
  DISMISSED: 'The submission stays on the board, or the mismatch counts.',
});

declareEnum(BenchmarkEventKind, 'BenchmarkEventKind', 'Kind of a leaderboard’s event.', {
  VERSION_PUBLISHED: 'A version of the benchmark was published.',
  SUBMITTED: 'A team submitted a sweep.',
  WITHDRAWN: 'A team withdrew a submission.',
  REPLICATION_QUEUED: 'A team queued a replication of a submission.',
  REPLICATION_ENDED: 'A replication ended.',
  DISPUTED: 'A team disputed a submission.',
  RETRAINED: 'Drawn segments of a submission were trained again, or could not be.',
  DISPUTE_DECIDED: 'The benchmark’s team decided a dispute.',
  ATTESTED: 'The benchmark’s team attested a worker token.',
  ATTESTATION_REVOKED: 'The benchmark’s team revoked its attestation of a worker token.',
});
