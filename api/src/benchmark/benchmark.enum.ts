import {
  BenchmarkEventKind,
  DisputeStatus,
  Optimiser,
  Ranking,
  SubmissionBasis,
  SubmissionStatus,
} from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { BenchmarkEventKind, DisputeStatus, Optimiser, Ranking, SubmissionBasis, SubmissionStatus };

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
      description: 'N = b·K, per-example gradients to the target, at the tested batch size nearest b*.',
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

registerEnumType(SubmissionBasis, {
  name: 'SubmissionBasis',
  description: 'How far a row of a leaderboard can be trusted.',
  valuesConfig: {
    IMPORTED: { description: 'From logs that were brought from elsewhere: listed, and not ranked.' },
    RECOMPUTED: { description: 'Recomputed from the logs that were stored while it was trained.' },
    REPLICATED: { description: 'Another team’s workers ran it again with other seeds, and agreed.' },
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
    DISPUTE_DECIDED: { description: 'The benchmark’s team decided a dispute.' },
  },
});
