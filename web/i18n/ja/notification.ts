import type { Messages } from '../messages.ts';

export const notification: Messages['notification'] = {
  title: 'お知らせ',
  bell: '{count, plural, =0 {お知らせ} other {お知らせ: 未読 # 件}}',
  empty: 'お知らせはまだありません。自分のスイープとスタディ、メンション、メモ、招待についてお知らせします。',
  read: '既読にする',
  readOne: '既読にする: {text}',
  readAll: 'すべて既読にする（{count}）',
  wasRead: '既読にしました。',
  older: '以前のお知らせ',
  invitation: 'チーム「{team}」に招待されています。',
  join: 'チームに参加する',
  joined: '参加しました。',
  letters: 'お知らせのメール',
  lettersLead:
    '新しいお知らせを 1 通にまとめ、1 時間に最大 4 通お送りします。それまでにここで読んだものは省きます。週報のメールは週報のページで選べます。',
  noPost:
    'この Critbatch はメールを送りません。運用者がメールサーバーを設定すると、ここでの選択が有効になります。',
  kinds: '次の場合にメールを送る',
  save: '保存',
  kind: {
    MENTION: 'コメントで言及されたとき',
    DECISION_WAITS: 'スタディの段階が決定を待っているとき',
    SWEEP_PAUSED: 'スイープの学習率が発散し、選択を待っているとき',
    SWEEP_WAITS: 'スイープの実行が失敗したとき、またはワーカーを待っているとき',
    BATCH_SIZE_MOVED: '再確認で b* が動いたとき',
    WEBHOOK_SWITCHED_OFF: 'チームの Webhook が停止したとき',
    SWEEP_DONE: 'スイープが終わったとき',
    INVITATION: 'チームに招待されたとき',
    MEMO: '受け取ることにした週報ができたとき',
  },
  stop: {
    title: 'メールの停止',
    lead: 'お知らせと週報のメールを止めます。ポータルでは引き続きご覧になれます。',
    submit: 'すべて止める',
    choose: '一部だけ選ぶ',
    done: 'メールを止めました。',
  },
};
