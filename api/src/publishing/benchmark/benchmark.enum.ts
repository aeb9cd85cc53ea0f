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
declareEnum(Optimiser, 'Optimiser', 'What moves the parameters, without its settings.', {
  ...Object.fromEntries(
    optimiserNames.map((name) => [constantCase(name), `${optimiserWords[name].en.choice}.`]),
  ),
  OUTSIDE: 'Whatever trained an imported sweep, as its importer describes it.',
});

declareEnum(Ranking, 'Ranking', 'What a leaderboard is ordered by; less is better.', {
  WORK: 'N = b·K, per-example gradients to the target, at the tested batch size nearest b*; of least N where the runs identify no b*.',
  DEVICE_SECONDS:
    'Device seconds of training to the target, on one kind of device, at the batch size of least.',
  COST: 'Device hours to the target at the benchmark’s own prices, at the batch size of least.',
  CRITICAL_BATCH_SIZE: 'b* itself, for the record: listed by it, and not ranked.',
});

declareEnum(SubmissionStatus, 'SubmissionStatus', 'Whether a submission stands on the board.', {
  LISTED: 'It stands.',
  WITHDRAWN: 'Its team took it back; its figures stay, its runs and logs are closed.',
  REMOVED: 'A dispute about it was upheld.',
});

declareEnum(
  SubmissionTrust,
  'SubmissionTrust',
  'How far a row of a leaderboard can be trusted. Its figures are recomputed from stored logs either way; this says who stands for the logs.',
  {
    REPORTED:
      'Programs of the team reported the logs, or it imported them. Nobody else looked on: they may be invented.',
    ATTESTED:
      'Every run that counts was trained, from its first step to its last, by workers that the operator or the benchmark’s team vouches for.',
    REPLICATED:
      'A team that shares no member, now or since the sweep was made, ran it again on attested workers under other seeds, and agreed.',
  },
);

/** What SubmissionTrust and the origin were told in before; only the deprecated field says it. */
export enum SubmissionBasis {
  IMPORTED = 'IMPORTED',
  RECOMPUTED = 'RECOMPUTED',
  REPLICATED = 'REPLICATED',
}
declareEnum(
  SubmissionBasis,
  'SubmissionBasis',
  'What Submission.basis tells, which is deprecated: see SubmissionTrust.',
  {
    IMPORTED: 'From logs that were brought from elsewhere: listed, and not ranked.',
    RECOMPUTED: 'Recomputed from the stored logs, whoever wrote them: REPORTED or ATTESTED.',
    REPLICATED: 'As SubmissionTrust says it.',
  },
);

declareEnum(DisputeStatus, 'DisputeStatus', 'What became of a dispute.', {
  OPEN: 'Nobody has decided yet.',
  UPHELD: 'The submission was removed.',
  DISMISSED: 'The submission stands.',
});

declareEnum(BenchmarkEventKind, 'BenchmarkEventKind', 'What happened on a leaderboard.', {
  VERSION_PUBLISHED: 'The benchmark’s rules are out, in this version.',
  SUBMITTED: 'A team handed in a sweep.',
  WITHDRAWN: 'A team took a submission back.',
  REPLICATION_QUEUED: 'A team runs a submission again.',
  REPLICATION_ENDED: 'A replication came to its end.',
  DISPUTED: 'A team doubts a submission.',
  RETRAINED: 'Segments of a submission that were drawn were trained again, or could not be.',
  DISPUTE_DECIDED: 'The benchmark’s team decided a dispute.',
  ATTESTED: 'The benchmark’s team vouches for a worker of a team.',
  ATTESTATION_REVOKED: 'The benchmark’s team no longer vouches for a worker of a team.',
});
