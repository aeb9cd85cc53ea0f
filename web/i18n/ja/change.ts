import type { Messages } from '../messages.ts';

export const change: Messages['change'] = {
  title: '実行を変更',
  lead: '追加した実行は同じ答えに加わります。記録は失われません。',
  addSuggested: '{list} に {count} 件の実行を追加',
  addSuggestedNote: '最も多くを教えてくれるバッチサイズです。追加するまで何も始まりません。',
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
