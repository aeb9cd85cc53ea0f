import type { Messages } from '../messages.ts';

export const page: Messages['page'] = {
  title: 'Critbatch',
  skip: '本文へ移動',
  nav: {
    label: 'メイン',
    sweeps: 'スイープ',
    compare: '比較',
    signOut: 'サインアウト',
    language: '言語',
    theme: '配色',
    system: 'システム',
    light: 'ライト',
    dark: 'ダーク',
  },
  signIn: {
    title: 'リンクでサインイン',
    how: 'Critbatch にパスワードはありません。<code>npm start</code> を実行した端末にアドレスが表示されるので、このブラウザーで開いてください。',
    again:
      'アドレスは 1 回だけ使えます。新しいアドレスが必要なときは、Ctrl-C で停止し、もう一度 <code>npm start</code> を実行してください。記録は失われません。',
    expired: 'このアドレスは期限切れか、使用済みです。',
    failed: 'このアドレスではサインインできませんでした。',
    toSweeps: 'スイープへ',
  },
  list: {
    title: 'スイープ',
    start: 'スイープを始める',
    number: '番号',
    name: '名前',
    state: '状態',
    answer: '答え',
    runs: '完了した実行',
    created: '作成日',
    caption: 'チームのスイープ（新しい順）',
    next: '以前のスイープ',
    first: '最新に戻る',
    status: { RUNNING: '実行中', FINISHED: '完了', CANCELED: '中止' },
    question: '{target}、{policy}',
    runsDone: '{total} 件中 {done} 件',
    emptyTitle: 'スイープはまだありません。',
    empty:
      'スイープでは、1 つのモデルと 1 つのデータセットを複数のバッチサイズで訓練し、最も少ない計算量で目標に届くものを求めます。フォームにはそのまま動く値が入っています。まずはその値で始めてください。',
  },
  unreachable: {
    title: 'API が応答しません。',
    body: 'ポータルは動いていますが、データを持つプロセスが応答していません。起動中なら少しお待ちください。そうでなければ、Critbatch を実行している端末を確認してください。',
    retrying: '数秒ごとに自動で再試行します。',
    retry: '今すぐ再試行',
  },
  notFound: {
    title: 'ここには何もありません。',
    body: 'アドレスが間違っているか、別のチームのスイープです。',
    back: 'スイープに戻る',
  },
  failed: {
    title: 'このページを作れませんでした。',
    body: '原因はこちら側にあります。記録は失われていません。',
    retry: '再試行',
  },
};
