import type { Messages } from '../messages.ts';

export const budget: Messages['budget'] = {
  title: '訓練サンプル数を決めて訓練する場合',
  otherTitle: '同じ実行から求めた、ほかのサンプル数での答え',
  caption: '動かすと、同じ実行の記録から、使い切った時点で損失が最も小さいバッチサイズを答えます。',
  slider: '1 実行の訓練サンプル数',
  axis: '1 実行の訓練サンプル数',
  answerAxis: '最良のバッチサイズ',
  sentence:
    '訓練サンプル数に対する、損失が最も小さいバッチサイズとその区間。両軸とも対数です。{budget}: {answer}。',
  definition:
    '各実行がそのサンプル数までに達した値を、記録から求めたものです。ここでの最良のバッチサイズは、サンプルを使い切った時点で{left}が最も小さいものです。b* は目標に達するまでの計算量が最も小さいものです。区間は {level}\u00a0%。「ほぼ同等」は増加が {tolerance} 以内で、その範囲全体について同じ確かさで言えるものです。',
  examples: '{examples} サンプル',
  best: '最良のバッチサイズ',
  near: 'ほぼ同等',
  more: 'バッチサイズごとの、最小の{left}に対する増加（%）',
  batchSizeAxis: 'バッチサイズ',
  runs: '実行数',
  moreThanLeast: '最小からの増加（%）',
  lossesTitle: '予算を使い切った時点の{left}（バッチサイズ別）',
  lossesCaption: '1 実行あたり {examples} サンプルの時点。区間つき。',
  lossesSentence: '予算を使い切った時点の{left}とバッチサイズ。両軸とも対数です。{answer}',
  lossesDefinition: '実行の平均を通る滑らかな曲線で、{left}の法則は仮定していません。区間は {level}\u00a0%。',
  power:
    'サンプル数が 2 倍になると約 {factor} 倍になります。区間からわかる範囲で、サンプル数の {power} 乗です。',
  bent: '全体としてはサンプル数の約 {power} 乗で増えますが、一つのべきではすべての区間に合いません。',
  others: '言語モデルで公表されている値：{powers}。',
  published: '{source} の {power}',
  excluded: '{source} の {power}（これらの実行とは合いません）',
};
