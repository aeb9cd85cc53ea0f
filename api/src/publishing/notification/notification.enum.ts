import { TeamEventKind } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** The events of a team that people are told of, in the order in which the account page lists them. */
export const NotificationKind = {
  MENTION: TeamEventKind.MENTION,
  DECISION_WAITS: TeamEventKind.DECISION_WAITS,
  SWEEP_PAUSED: TeamEventKind.SWEEP_PAUSED,
  SWEEP_WAITS: TeamEventKind.SWEEP_WAITS,
  BATCH_SIZE_MOVED: TeamEventKind.BATCH_SIZE_MOVED,
  WEBHOOK_SWITCHED_OFF: TeamEventKind.WEBHOOK_SWITCHED_OFF,
  SWEEP_DONE: TeamEventKind.SWEEP_DONE,
  INVITATION: TeamEventKind.INVITATION,
  MEMO: TeamEventKind.MEMO,
};
export type NotificationKind = keyof typeof NotificationKind;

declareEnum(NotificationKind, 'NotificationKind', 'Kind of notification.', {
  MENTION: 'A comment mentions the user.',
  DECISION_WAITS: 'A stage of a study of the user has ended, and waits for a decision.',
  SWEEP_PAUSED: 'The learning rate of a sweep of the user diverges; it waits for their choice of another.',
  SWEEP_WAITS: 'Runs of a sweep of the user have failed, or wait and no worker trains them.',
  BATCH_SIZE_MOVED: 'A re-check of a sweep of the user found b* outside the interval of that sweep.',
  WEBHOOK_SWITCHED_OFF: 'A webhook of a team that the user administers was turned off.',
  SWEEP_DONE: 'A sweep of the user has ended, with or without an answer.',
  INVITATION: 'A team invites the user.',
  MEMO: 'A memo was made that the user asked for.',
});

/** Kinds whose letters are chosen on the account page: an invitation has a letter of its own, and memos are asked for one by one. */
export const chosenKinds: readonly NotificationKind[] = Object.values(NotificationKind).filter(
  (kind) => kind !== 'INVITATION' && kind !== 'MEMO',
);
