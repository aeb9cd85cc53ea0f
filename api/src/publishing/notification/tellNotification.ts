import type { TeamEvent } from '@critbatch/prisma/generated/client';
import type { Locale } from '@critbatch/theory';
import { globalId } from '../../platform/node/globalId.ts';
import type { NotificationKind } from './notification.enum.ts';
import { english } from './notificationWords.en.ts';
import { japanese } from './notificationWords.ja.ts';
import type { NotificationWords, ToldData } from './notificationWords.type.ts';

export const notificationWords: Record<Locale, NotificationWords> = { en: english, ja: japanese };

/** Tells of an event in one sentence. How a sweep ended is told as it is known now. */
export function tellNotification(event: TeamEvent, hasAnswer: boolean, locale: Locale): string {
  const { told } = notificationWords[locale];
  const tell = told[event.kind as NotificationKind] as (data: object) => string;
  return tell({ ...(event.data as object), hasAnswer });
}

/** Id of the sweep whose answer is told with an event; null for other events. */
export function toldSweepId({ kind, data }: TeamEvent): string | null {
  return kind === 'SWEEP_DONE' ? (data as ToldData['SWEEP_DONE']).sweepId : null;
}

/** Where in the portal an event is seen. */
export function notificationPath({ kind, data }: TeamEvent): string {
  const place = places[kind as NotificationKind] as (data: object) => string;
  return place(data as object);
}

const pageOf = (noun: string, id: string) => `${folders[noun]}/${encodeURIComponent(globalId(noun, id))}`;
const folders: Record<string, string> = {
  Sweep: '/sweeps',
  Report: '/reports',
  Study: '/studies',
  Webhook: '/team/webhooks',
  Memo: '/memos',
};
const sweepPage = ({ sweepId }: { sweepId: string }) => pageOf('Sweep', sweepId);

const places: { [Kind in NotificationKind]: (data: ToldData[Kind]) => string } = {
  MENTION: ({ sweepId, reportId }) =>
    `${sweepId ? pageOf('Sweep', sweepId) : pageOf('Report', reportId ?? '')}#comments`,
  DECISION_WAITS: ({ studyId }) => pageOf('Study', studyId),
  SWEEP_PAUSED: sweepPage,
  SWEEP_WAITS: sweepPage,
  BATCH_SIZE_MOVED: sweepPage,
  WEBHOOK_SWITCHED_OFF: ({ webhookId }) => pageOf('Webhook', webhookId),
  SWEEP_DONE: sweepPage,
  INVITATION: () => '/notifications',
  MEMO: ({ memoId }) => pageOf('Memo', memoId),
};
