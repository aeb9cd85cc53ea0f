import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { endRetrainings } from './endRetrainings.ts';
import {
  RetrainingResolver,
  SubmissionDetectionResolver,
  SubmissionRetrainingResolver,
} from './retraining.resolver.ts';

export const retrainingNoun: Noun = {
  resolvers: [RetrainingResolver, SubmissionDetectionResolver, SubmissionRetrainingResolver],
  exports: [
    { table: 'RetrainingDraw', of: rowsOf('Submission', 'submissionId') },
    { table: 'Retraining' },
    { table: 'RetrainingTry', of: rowsOf('Retraining', 'retrainingId') },
  ],
  chores: [{ everyMilliseconds: 5_000, run: ({ prisma }) => endRetrainings(prisma) }],
};
