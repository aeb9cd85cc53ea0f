import type { Messages } from '../messages.ts';

export const target: Messages['target'] = {
  title: '目標を厳しくしたときの b*',
  caption:
    'これらの実行の記録から求めた値で、新たな訓練はしていません。これより厳しい目標には答えられません。実行は自分の目標に達した時点で終了しているからです。',
  slider: '目標',
  slope:
    '目標までの残りを半分にすると、b* は約 {factor} 倍になります（区間からわかる範囲で {lower}〜{upper} 倍）。',
  bent: '目標までの残りを半分にすると、b* は全体として約 {factor} 倍になりますが、対数で見てすべての区間を通る直線はありません。',
  table: 'すべてのしきい値',
  threshold: '目標',
  answer: 'b*',
  reached: '到達した実行',
  censored: '到達前に終了',
  noise:
    '目標に至るまでの勾配ノイズスケール：{value}（{level} % 区間 {interval}、{count, plural, other {# 個の実行}}）。勾配とそのノイズを比べた値であり、b* ではありません。',
};
