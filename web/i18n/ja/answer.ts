import type { Messages } from '../messages.ts';

export const answer: Messages['answer'] = {
  chip: {
    identified: '特定済み',
    noMinimum: '最小点なし',
    notIdentified: '未特定',
    open: '答えはまだありません',
    failed: '失敗',
    canceled: '中止',
  },
  target: {
    TRAINING_LOSS: '訓練損失 ≤ {threshold}',
    TEST_ACCURACY: 'テスト精度 ≥ {threshold}',
    TEST_LOSS: 'テスト損失 ≤ {threshold}',
    GRADIENT_NORM: '勾配ノルム ≤ {threshold}',
  },
  openRuns: '未完了の実行が {count} 件あります。答えは区間の中で動くことがあります',
  identified: {
    headline: '最も少ない計算量で目標に届くバッチサイズは <answer>{batchSize}</answer> です。',
    interval: '{level} % 区間は <b>{interval}</b>。',
    sensitivity: 'バッチサイズを 1 つずつ除いた場合は <b>{interval}</b>。',
    saves: '勾配計算は、現在のバッチサイズ {yours} の <b>{factor} 分の 1</b> で済みます。',
    time: '1 回の訓練でデバイス時間が <b>{time}</b> 減ります（{interval}）。',
    savesAtLeast:
      '現在のバッチサイズ {yours} は目標に届いていません。勾配計算は、その <b>{factor} 分の 1 以下</b>で済みます。',
    keep: '現在の {yours} は最小の計算量から {percent} % 以内です。変更は不要です。',
    valley:
      '<b>{lower}〜{upper}</b> なら計算量の増加は {percent} % 以内なので、この範囲でハードウェアに合う値を選べます。',
  },
  noMinimum: {
    headline: 'バッチサイズを小さくしても計算量は増えません。',
    free: '<b>{batchSize}</b> までなら増加は {percent} % 以内です（{level} % 区間 {interval}）。',
    knee: '<b>{batchSize}</b>（{level} % 区間 {interval}）で 2 倍になり、短縮できるステップ数は残り半分です。',
  },
  notIdentified: {
    laws: 'この実行からは、計算量が最小になるバッチサイズを決められません。',
    lawsLead: '{count} つの法則が同じ程度によく合い、最小点の位置が分かれます（<b>{places}</b>）。',
    listLanguage: 'ja',
    listType: 'conjunction',
    placeAt: '{batchSize}',
    placeNowhere: '「なし」',
    edgeBelow: '計算量が最小になるのは {batchSize} 以下ですが、それより小さいバッチサイズは試していません。',
    edgeAbove: '計算量が最小になるのは {batchSize} 以上ですが、それより大きいバッチサイズは試していません。',
    interval: '計算量が最小になるのは {batchSize} 付近ですが、この実行からは範囲を絞れません。',
    intervalLead: '{level} % 区間 {interval} が、試したバッチサイズの範囲を越えています。',
    censored: '勾配計算 {cap}回以内に目標へ届いた実行はありません。',
    censoredLead: '上限を上げるか、緩い目標を選んでください。',
    censoredLooser: '上限を上げるか、緩い目標を選んでください（{target} には {count} 件が到達）。',
    tooFewBatchSizes: '目標に届いたバッチサイズが少なく、計算量が最小になるものを決められません。',
    tooFewCrossings: '目標に届いた実行が少なく、計算量が最小になるバッチサイズを決められません。',
    tooFewLead: '{reached} 件が目標に届き、{censored} 件は届きませんでした。',
    noConvergence: 'この実行に合う法則を求められませんでした。',
    noConvergenceLead: 'バッチサイズかシードを増やしてください。',
    add: '未確定なのは <b>{list}</b> 付近です。',
  },
  open: {
    headline: '{all} 件中 {done} 件が完了。',
    expected: 'すべての完了までは長くても約 {time} の見込みで、最初の答えはそれより早く出ます。',
    soon: '目標に届いた実行が十分に集まると、最初の答えが出ます。',
  },
  failed: {
    headline: '答えを出せません。{all} 件中 {count} 件が失敗しました。',
    lead: 'すべて同じ理由です: {reason}',
    leadMixed: '理由は実行の欄にあります。',
  },
  canceled: {
    headline: '答えはありません。このスイープは中止されました。',
    lead: '{all} 件中 {done} 件が完了していました。',
  },
  short: {
    identified: 'b* = {batchSize}（{interval}）',
    noMinimum: '最小点なし、{batchSize} まで増加 {percent} % 以内（{interval}）',
    notIdentified: '未特定',
    open: '答えはまだありません',
    none: '答えなし',
  },
};
