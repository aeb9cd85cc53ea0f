import type { LetterChoicesQuery, NotificationPageQuery } from '../graphql/generated/graphql.ts';

/** What a reader is told of: two that nobody has read, one that they have. */
export function sampleNotifications(locale: 'en' | 'ja'): NonNullable<NotificationPageQuery['viewer']> {
  const say = (en: string, ja: string) => (locale === 'ja' ? ja : en);
  const createdAt = '2026-11-23T08:00:00.000Z';
  const unread = { createdAt, readAt: null };
  return {
    unreadNotifications: 2,
    invitations: [{ id: 'invitation-1', teamName: 'Speech team' }],
    notifications: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [
        {
          ...{ id: 'notification-1', kind: 'BATCH_SIZE_MOVED', path: '/sweeps/sweep-214', ...unread },
          text: say(
            'Sweep 214, MLP, MNIST: the batch size of least work has moved, from 75 (65–88) to 131 (113–155).',
            'スイープ 214「MLP, MNIST」: 計算量が最小になるバッチサイズが 75（65–88）から 131（113–155）に動きました。',
          ),
        },
        {
          ...{ id: 'notification-2', kind: 'MENTION', path: '/sweeps/sweep-216#comments', ...unread },
          text: say(
            'Ada Lovelace names you in a comment on “#216 Mid-size”.',
            'Ada Lovelace さんが「#216 Mid-size」へのコメントであなたに言及しました。',
          ),
        },
        {
          ...{ id: 'notification-3', kind: 'SWEEP_DONE', path: '/sweeps/sweep-215' },
          ...{ createdAt, readAt: createdAt },
          text: say(
            'Sweep 215, MLP, has ended without an answer.',
            'スイープ 215「MLP」が終わり、答えが出ませんでした。',
          ),
        },
      ],
    },
  };
}

export function sampleLetterChoices(): LetterChoicesQuery {
  const kinds = [
    'MENTION',
    'DECISION_WAITS',
    'SWEEP_PAUSED',
    'SWEEP_WAITS',
    'BATCH_SIZE_MOVED',
    'SWEEP_DONE',
  ] as const;
  return {
    viewer: { letterChoices: kinds.map((kind) => ({ kind, byLetter: kind !== 'SWEEP_DONE' })) },
    signInOptions: { linkByEmail: true },
  };
}
