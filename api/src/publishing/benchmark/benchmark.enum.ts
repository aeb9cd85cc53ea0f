import {
  BenchmarkEventKind,
  DisputeStatus,
  Optimiser,
  Ranking,
  SubmissionStatus,
  SubmissionTrust,
} from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { BenchmarkEventKind, DisputeStatus, Optimiser, Ranking, SubmissionStatus, SubmissionTrust };

registerEnumType(Optimiser, {
  name: 'Optimiser',
  description: 'What moves the parameters, without its settings.',
  valuesConfig: {
    SGD_ARMIJO: { description: 'SGD whose step size an Armijo line search finds.' },
    SGD: { description: 'SGD with a learning rate.' },
    MOMENTUM: { description: 'SGD with momentum.' },
    NESTEROV: { description: 'SGD with Nesterov’s momentum.' },
    ADAM: { description: 'Adam.' },
    ADAM_W: { description: 'AdamW.' },
    RMS_PROP: { description: 'RMSProp.' },
    OUTSIDE: { description: 'Whatever trained an imported sweep, as its importer describes it.' },
  },
});

registerEnumType(Ranking, {
  name: 'Ranking',
  description: 'What a leaderboard is ordered by; less is better.',
  valuesConfig: {
    WORK: {
      description:
        'N = b·K, per-example gradients to the target, at the tested batch size nearest b*; of least N where the runs identify no b*.',
    },
    DEVICE_SECONDS: {
      description:
        'Device seconds of training to the target, on one kind of device, at the batch size of least.',
    },
    COST: {
      description: 'Device hours to the target at the benchmark’s own prices, at the batch size of least.',
    },
    CRITICAL_BATCH_SIZE: { description: 'b* itself, for the record: listed by it, and not ranked.' },
  },
});

registerEnumType(SubmissionStatus, {
  name: 'SubmissionStatus',
  description: 'Whether a submission stands on the board.',
  valuesConfig: {
    LISTED: { description: 'It stands.' },
    WITHDRAWN: { description: 'Its team took it back; its figures stay, its runs and logs are closed.' },
    REMOVED: { description: 'A dispute about it was upheld.' },
  },
});

registerEnumType(SubmissionTrust, {
  name: 'SubmissionTrust',
  description:
    'How far a row of a leaderboard can be trusted. Its figures are recomputed from stored logs either way; this says who stands for the logs.',
  valuesConfig: {
    REPORTED: {
      description:
        'Programs of the team reported the logs, or it imported them. Nobody else looked on: they may be invented.',
    },
    ATTESTED: {
      description:
        'Every run that counts was trained, from its first step to its last, by workers that the operator or the benchmark’s team vouches for.',
    },
    REPLICATED: {
      description:
        'A team that shares no member, now or since the sweep was made, ran it again on attested workers under other seeds, and agreed.',
    },
  },
});

/** What SubmissionTrust and the origin were told in before; only the deprecated field says it. */
export enum SubmissionBasis {
  IMPORTED = 'IMPORTED',
  RECOMPUTED = 'RECOMPUTED',
  REPLICATED = 'REPLICATED',
}
registerEnumType(SubmissionBasis, {
  name: 'SubmissionBasis',
  description: 'What Submission.basis tells, which is deprecated: see SubmissionTrust.',
  valuesConfig: {
    IMPORTED: { description: 'From logs that were brought from elsewhere: listed, and not ranked.' },
    RECOMPUTED: {
      description: 'Recomputed from the stored logs, whoever wrote them: REPORTED or ATTESTED.',
    },
    REPLICATED: { description: 'As SubmissionTrust says it.' },
  },
});

registerEnumType(DisputeStatus, {
  name: 'DisputeStatus',
  description: 'What became of a dispute.',
  valuesConfig: {
    OPEN: { description: 'Nobody has decided yet.' },
    UPHELD: { description: 'The submission was removed.' },
    DISMISSED: { description: 'The submission stands.' },
  },
});

registerEnumType(BenchmarkEventKind, {
  name: 'BenchmarkEventKind',
  description: 'What happened on a leaderboard.',
  valuesConfig: {
    VERSION_PUBLISHED: { description: 'The benchmark’s rules are out, in this version.' },
    SUBMITTED: { description: 'A team handed in a sweep.' },
    WITHDRAWN: { description: 'A team took a submission back.' },
    REPLICATION_QUEUED: { description: 'A team runs a submission again.' },
    REPLICATION_ENDED: { description: 'A replication came to its end.' },
    DISPUTED: { description: 'A team doubts a submission.' },
    RETRAINED: {
      description: 'Segments of a submission that were drawn were trained again, or could not be.',
    },
    DISPUTE_DECIDED: { description: 'The benchmark’s team decided a dispute.' },
    ATTESTED: { description: 'The benchmark’s team vouches for a worker of a team.' },
    ATTESTATION_REVOKED: { description: 'The benchmark’s team no longer vouches for a worker of a team.' },
  },
});
