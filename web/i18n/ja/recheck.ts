import type { Messages } from '../messages.ts';

export const recheck: Messages['recheck'] = {
  title: 'b* の推移',
  lead: '再確認は、最新版のモデルとデータを使い、b* の区間のまわりで行う小さなスイープです。b* がこれまでの区間の外に動くと、お知らせします。ここに示す区間は、法則だけから求めたものです。どの法則でも説明できない部分は、確認のたびにほぼ同じだからです。',
  of: '再確認の対象:',
  every: '{weeks, plural, =1 {毎週確認します。} other {# 週ごとに確認します。}}',
  next: '次回: {date}。',
  sameBudget:
    '前回は判定できず、次回の上限も同じ {time} です。下で増やすか、前回の判定に必要な実行を追加してください。',
  started: '開始',
  sweep: 'スイープ',
  thisSweep: 'このスイープ',
  found: 'b*',
  none: '決まらず',
  verdict: '判定',
  verdicts: {
    SAME: '変化なし',
    MOVED: '動きました',
    UP: '大きい側に動きました',
    DOWN: '小さい側に動きました',
    UNDECIDED: '判定できず',
    RUNNING: '実行中',
  },
  schedule: '数週間ごとに再確認する',
  change: '再確認の変更・終了',
  weeks: '間隔（週、1〜52）',
  minutes: '1 回に使うデバイス時間（分）',
  minutesHint:
    'このスイープは {spent} かかりました。再確認にも同じだけかかることがあります。判定できればそこで終わり、多くの場合は半分で足ります。',
  first: '1 回目の再確認',
  startsNow: '今すぐ始める',
  save: '保存',
  scheduled: '保存しました。',
  end: '再確認を終える',
  ended: '終了しました。',
};
