import type { Messages } from '../messages.ts';

export const home: Messages['home'] = {
  title: 'チームの現状',
  decisions: {
    title: '決定',
    decided: '決定済み',
    none: 'まだありません。スイープやスタディが終わると、推奨値がここに表示されます。',
  },
  running: {
    title: '実行中',
    none: 'ありません。',
    left: '終了まで{left}',
    choosing: '次の実行を選んでいます',
    all: '実行中をすべて表示',
  },
  needs: {
    title: '対応が必要',
    none: 'ありません。',
    more: '{count, plural, other {ほか # 件}}',
    choice: '学習率の選択を待っています',
    worker: 'ワーカーがいません',
    module: 'このモデルのモジュールを持つワーカーがありません',
    program: '実行を報告するプログラムを待っています',
    allFailed: 'すべての実行が失敗しました',
    failed: '{total} 件中 {failed} 件の実行が失敗しました',
    notIdentified: '未特定: 次にすべきことを確認してください',
    memory: 'b* は {fits} より大きい可能性: メモリーの多いデバイスが必要です',
    decision: '{ended} が終了しました: 次の進め方を決めてください',
    study: '{ended} が終了し、{next} のスイープがまだありません',
  },
  ways: {
    title: '次はあなたのモデルで',
    more: '新しい答えを得る',
    catalogue: { have: 'データがある、または内蔵のモデルを使う', do: 'スイープを始める' },
    loop: { have: 'PyTorch の訓練ループがある', do: 'Python から報告' },
    logs: { have: '実行済みのログがある（CSV、MLflow、TensorBoard、W&B）', do: 'ログを取り込む' },
  },
  learn: '臨界バッチサイズとは（最初のスイープで説明）',
  lesson: {
    titleRunning: 'バッチサイズはいくつにすべきか。いま探しています。',
    title: 'バッチサイズはいくつにすべきか',
    lead: 'ネットワークは、まとまった数のサンプル（バッチ）を見るたびに 1 ステップ進みます。バッチが大きいほど必要なステップ数は減りますが、1 ステップの計算は増えます。その間のどこかで、全体の計算量が最小になります。Critbatch は複数のバッチサイズでモデルを訓練し、それがどこか、どれほど確かか、どれだけ節約できるかを示します。',
    now: 'いま {dataset} で {model} を訓練しています。',
    ended: '{dataset} で {model} を訓練しました。',
    nothingYet:
      'ここではまだ何も訓練していません。フォームの値のまま始めれば、最初のスイープは数分で終わります。',
    chart: '点 1 つが 1 回の訓練',
    chartCaption: '高さは、目標（{target}）に届くまでに見たサンプル数。両軸とも対数目盛りです。',
    dots: {
      title: '点 1 つが 1 回の訓練です。',
      waiting: 'まだ訓練は始まっていません。目標に届くと点になります。',
      underWay: '{count, plural, other {# 件を訓練中です。目標に届くと点になります。}}',
      none: '目標に届いた訓練がないため、点はありません。',
      some: '{count, plural, other {これまでに {dots} 件の訓練が目標に届きました。}}',
      withArrows:
        '{count, plural, other {{dots} 件の訓練が目標に届きました。}}{arrows, plural, other {矢印の {missed} 件は、届く前にサンプル数の上限に達しました。}}',
    },
    steps: {
      label: '図の読み方',
      title: 'バッチが大きいほど、ステップ数は減ります。',
      titleFlat: 'ここでは、バッチを大きくしてもステップ数は減っていません。',
      waiting: '2 つのバッチサイズで訓練が目標に届くと、ここで比べられます。',
      early: '最初の訓練だけではまだ見えません。バッチサイズが近いか、偶然のばらつきによるものです。',
      text: '目標までのステップ数は、バッチサイズ {small} で {smallSteps}、{large} で {largeSteps} でした。',
    },
    work: {
      title: 'ただし、1 ステップの計算は増えます。',
      waiting: 'ステップ数とバッチサイズの積が計算量で、点の高さにあたります。',
      text: 'バッチサイズ {large} の 1 ステップは {large} 個のサンプルを見ます。ステップ数とバッチサイズの積が計算量で、点の高さにあたります。バッチサイズ {least} の {leastWork} から {most} の {mostWork} まで差があります。',
    },
    floor: {
      title: '谷の底が臨界バッチサイズ b* です。',
      titleNone: 'ここには谷がありません。',
      waiting: '底を示す線を引くには、まだ訓練が足りません。',
      open: 'この訓練からは、底の位置を決められません。',
      moving:
        '線は、点に最もよく合う法則です。現時点で <b>{told}</b>。未完了の訓練によって動くことがあります。',
      found: '線は、点に最もよく合う法則です。<b>{told}</b>。括弧内は 95 % 区間です。',
      none: 'バッチが大きくなると計算量は増える一方です。<b>{told}</b>。',
    },
  },
};
