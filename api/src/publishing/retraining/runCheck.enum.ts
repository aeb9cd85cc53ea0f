import { declareEnum } from '../../platform/scalar/declareEnum.ts';

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
declareEnum(
  RunCheck,
  'RunCheck',
  'What training a scored run again has shown. MATCHED and MISMATCHED are results; WAITING and OUTSTANDING are still open. Every other value means that the run was not or could not be checked, which says nothing for or against its log.',
  {
    MISMATCHED:
      'A drawn segment gave other bits than the log. Submission.retraining tells whether this was set aside.',
    MATCHED: 'At least one drawn segment gave the same bits as the log, and none gave others.',
    WAITING: 'A segment is drawn, and waits to be trained or is being trained.',
    OUTSTANDING:
      'A segment is drawn and still open: a worker has tried it in vain, or another worker has to confirm what it found.',
    NOT_DRAWN: 'None of its segments was drawn.',
    NO_LOG: 'It failed or was canceled. It counts as a miss, and has no log to check.',
    NO_WORKER: 'No attested worker was free in time.',
    UNCONFIRMED: 'One training differed from the log, and no other worker could confirm it.',
    TOO_SLOW: 'It took several times as long as its log says, and was stopped.',
    OTHER_MACHINE: 'The worker’s machine may compute differently from the one that wrote the log.',
    NOT_REPEATABLE: 'Two trainings of a segment differed from each other.',
    CHECKPOINT_UNUSABLE: 'One of its checkpoints could not be read.',
    WORKER_FAILED: 'The worker could not train it.',
    NOT_TRAINED_HERE: 'It was imported, or reported by a program of the team.',
    NO_ENGINE_OF_OURS: 'Its log names no engine of Critbatch, or several.',
    LONG_SEGMENT:
      'A segment between its checkpoints has more than 1,000 rows of its log, or it left no checkpoints and its log has more.',
    BUDGET_RAISED: 'Its budget was raised after its end, and it did not resume from that end.',
    NOT_COUNTED: 'It was submitted before this was counted.',
  },
);
