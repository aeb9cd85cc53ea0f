import { numbersOf, tellMove } from '@critbatch/theory';
import type { NotificationWords } from './notificationWords.type.ts';

const numbers = numbersOf('ja');
const { whole } = numbers;

export const japanese: NotificationWords = {
  told: {
    MENTION: ({ author, about }) => `${author} さんが「${about}」へのコメントであなたに言及しました。`,
    DECISION_WAITS: ({ study, stage }) => `${study}: 段階「${stage}」が終わり、あなたの決定を待っています。`,
    SWEEP_PAUSED: ({ number, name, learningRate, smallerLearningRate }) =>
      `スイープ ${number}「${name}」が選択を待っています。学習率 ${learningRate} では発散し、${smallerLearningRate} では発散しません。ページを開いて、どちらで学習するか選んでください。`,
    SWEEP_WAITS: ({ number, name, ...why }) =>
      why.reason === 'RUNS_FAILED'
        ? `スイープ ${number}「${name}」が終わりましたが、${whole(why.failed)} 件の実行が失敗しました。`
        : `スイープ ${number}「${name}」が待っています。30 分間、チームのどのワーカーからも応答がありません。`,
    BATCH_SIZE_MOVED: ({ number, name, ...move }) =>
      `スイープ ${number}「${name}」: ${tellMove(move, { numbers })}`,
    WEBHOOK_SWITCHED_OFF: ({ name }) =>
      `Webhook「${name}」は 5 日間一度も受信に成功しなかったか、廃止されたと応答したため、停止しました。応答は記録で確認できます。直してから再び有効にしてください。`,
    SWEEP_DONE: ({ number, name, hasAnswer }) =>
      `スイープ ${number}「${name}」が終わり、答えが${hasAnswer ? '出ました' : '出ませんでした'}。`,
    INVITATION: ({ team }) => `チーム「${team}」に招待されています。`,
    MEMO: ({ title }) => title,
  },
  several: (count) => `Critbatch からのお知らせ ${whole(count)} 件`,
  choose: 'メールで受け取るお知らせの選択:',
  stop: 'メールの停止:',
};
