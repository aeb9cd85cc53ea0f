import { registerEnumType } from 'type-graphql';

/** What training a scored run again has said of it, the most telling first. */
export enum RunCheck {
  MISMATCHED = 'MISMATCHED',
  MATCHED = 'MATCHED',
  WAITING = 'WAITING',
  OUTSTANDING = 'OUTSTANDING',
  NOT_DRAWN = 'NOT_DRAWN',
  NO_LOG = 'NO_LOG',
  NO_WORKER = 'NO_WORKER',
  UNCONFIRMED = 'UNCONFIRMED',
  TOO_SLOW = 'TOO_SLOW',
  OTHER_MACHINE = 'OTHER_MACHINE',
  NOT_REPEATABLE = 'NOT_REPEATABLE',
  CHECKPOINT_UNUSABLE = 'CHECKPOINT_UNUSABLE',
  WORKER_FAILED = 'WORKER_FAILED',
  NOT_TRAINED_HERE = 'NOT_TRAINED_HERE',
  NO_ENGINE_OF_OURS = 'NO_ENGINE_OF_OURS',
  LONG_SEGMENT = 'LONG_SEGMENT',
  BUDGET_RAISED = 'BUDGET_RAISED',
  NOT_COUNTED = 'NOT_COUNTED',
}
registerEnumType(RunCheck, {
  name: 'RunCheck',
  description:
    'What training a scored run again has said of it. From NO_WORKER on it could not be checked, which says nothing against its log, and nothing for it.',
  valuesConfig: {
    MISMATCHED: {
      description: 'A drawn segment gave other bits; Submission.retraining says whether that was set aside.',
    },
    MATCHED: { description: 'A drawn segment gave the same bits, and none gave others.' },
    WAITING: { description: 'A segment is drawn, and waits or is trained.' },
    OUTSTANDING: {
      description: 'So it is, and a worker that was asked could not tell, or has to be confirmed by another.',
    },
    NOT_DRAWN: { description: 'None of its segments was drawn.' },
    NO_LOG: { description: 'It failed or was canceled: it counts as a miss, and has no log to check.' },
    NO_WORKER: { description: 'No attested worker had room in time.' },
    UNCONFIRMED: { description: 'One training gave something else, and nobody was there to confirm it.' },
    TOO_SLOW: { description: 'It took several times what its log says, and was given up.' },
    OTHER_MACHINE: { description: 'The worker’s machine may compute otherwise than the log’s own.' },
    NOT_REPEATABLE: { description: 'Two trainings differed from each other.' },
    CHECKPOINT_UNUSABLE: { description: 'A checkpoint of it could not be read.' },
    WORKER_FAILED: { description: 'The worker could not train it.' },
    NOT_TRAINED_HERE: { description: 'It was imported, or reported by a program of the team.' },
    NO_ENGINE_OF_OURS: { description: 'Its log names no engine of ours, or several.' },
    LONG_SEGMENT: {
      description: 'Its checkpoints lie more than 1,000 rows of its log apart, or it left none and has more.',
    },
    BUDGET_RAISED: {
      description: 'It was given more budget after its end, and did not go on from that end.',
    },
    NOT_COUNTED: { description: 'It was handed in before this was counted.' },
  },
});
