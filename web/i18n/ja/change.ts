import type { Messages } from '../messages.ts';

export const change: Messages['change'] = {
  title: '実行を変更',
  lead: '追加した実行は同じ答えに加わります。記録は失われません。',
  suggesting: '決着をつける実行を探しています…',
  suggestionAway: '決着をつける実行をいまは計算できません。少し待ってからページを開き直してください。',
  suggestion: 'バッチサイズ {list} での {count} 件の実行が、費用あたり最も多くを教えてくれます。',
  severalAt: '{batchSize}（{count} 件）',
  addSuggested: 'この {count} 件の実行を追加（約 {cost}）',
  suggestionElsewhere: 'バッチサイズ {list} での {count} 件の実行が、最も多くを教えてくれます。',
  elsewhere:
    'これらの実行は Critbatch の外で訓練されたため、ここでは追加できません。足りない実行を元の環境で訓練し、すべての実行をまとめてインポートしてください。新しいスイープになり、その答えが出ます。',
  takes: '{count} 件で、およそ {cost} かかります。',
  settles: '{count} 件を足すと、シミュレーション {simulations} 回のうち {settled} 回で決着がつきます。',
  settlesRarely:
    'ただし、これだけではおそらく決着がつかず、さらに実行が必要になります。{count} 件を足して決着がつくのは、シミュレーション {simulations} 回のうち {settled} 回だけです。',
  hopeless:
    '少数の実行を足しても、ほとんど決着がつきません。最も多くを教えるバッチサイズ {list} の {count} 件でも、シミュレーション {simulations} 回のうち決着は {settled} 回です。自分で選んだ実行を足すことも、別の目標で答えを求めることもできます。',
  hopelessElsewhere:
    '少数の実行を足しても、ほとんど決着がつきません。最も多くを教えるバッチサイズ {list} の {count} 件でも、シミュレーション {simulations} 回のうち決着は {settled} 回です。',
  costNote:
    'デバイス時間と費用は、このスイープの実績からの見込みです。{count} 件を追加するまで何も始まりません。',
  timeNote: 'デバイス時間は、このスイープの実績からの見込みです。{count} 件を追加するまで何も始まりません。',
  nothingToSuggest: '決着をつける実行を計画器は見つけられません。{reason}',
  looserTarget: '{target} での答えを見る',
  looserTargetNote: '答えは今ある実行の記録から出ます。新たな訓練は行いません。',
  targetAdded: '目標を追加しました。',
  smallerSteps: '小さいステップ幅でやり直す',
  smallerRate: '学習率 {learningRate} でやり直す',
  add: '実行を追加',
  batchSizes: 'バッチサイズ（コンマ区切り）',
  seeds: 'シード',
  budget: '上限: 1 実行の勾配計算',
  raise: '上限を上げる',
  raiseHint: '上限で止まった実行は、止まった所から続きます。',
  added: '実行を待機列に入れました。',
  raised: '上限を上げました。',
  unreachable: 'API が応答しません。少し待ってから再試行してください。',
};
