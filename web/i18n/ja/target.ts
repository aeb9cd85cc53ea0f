import type { Messages } from '../messages.ts';

export const target: Messages['target'] = {
  title: '別の目標ではどうなるか',
  caption: '動かすと、同じ実行の記録から答えます。新たな訓練はしません。',
  slider: '目標',
  axis: '目標（右ほど厳しい）',
  answerAxis: 'b*（サンプル数）',
  sentence: '目標に対する b* とその区間。両軸とも対数で、右ほど厳しい目標です。{target}: {answer}。',
  definition:
    'これらの実行が途中で通過した目標での b* を、記録から求めたものです。白丸は決められない目標です。これより厳しい目標には答えられません。実行は自分の目標に達した時点で終了しているからです。',
  slope:
    '目標までの残りを半分にすると、b* は約 {factor} 倍になります（区間からわかる範囲で {lower}〜{upper} 倍）。',
  bent: '目標までの残りを半分にすると、b* は全体として約 {factor} 倍になりますが、倍率は目標によって異なり、一つの倍率ではすべての区間に合いません。',
  threshold: '目標',
  answer: 'b*',
  reached: '到達した実行',
  censored: '到達前に終了',
  noise:
    '目標に至るまでの勾配ノイズスケール：{value}（{level} % 区間 {interval}、{count, plural, other {# 個の実行}}）。勾配とそのノイズを比べた値であり、b* ではありません。',
};
