import type { Move } from '@critbatch/theory';

type SweepNamed = { sweepId: string; number: number; name: string };

/** What is kept of each kind of event that people are told of. */
export type ToldData = {
  MENTION: { commentId: string; author: string; about: string; sweepId?: string; reportId?: string };
  DECISION_WAITS: { studyId: string; studyStageId: string; study: string; stage: string };
  SWEEP_PAUSED: SweepNamed & { learningRate: number; smallerLearningRate: number };
  SWEEP_WAITS: SweepNamed & ({ reason: 'RUNS_FAILED'; failed: number } | { reason: 'NO_WORKER' });
  BATCH_SIZE_MOVED: SweepNamed & Move;
  WEBHOOK_SWITCHED_OFF: { webhookId: string; name: string };
  SWEEP_DONE: SweepNamed & { hasAnswer: boolean };
  INVITATION: { invitationId: string; team: string };
  MEMO: { memoId: string; title: string };
};

/** The sentence about an event of each kind, and what stands around sentences in a letter, in one language. */
export type NotificationWords = {
  told: { [Kind in keyof ToldData]: (data: ToldData[Kind]) => string };
  /** Subject of a letter that tells of several events. */
  several: (count: number) => string;
  /** How to get other letters, or none. */
  choose: string;
  stop: string;
};
