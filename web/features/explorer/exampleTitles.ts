import type { Locale } from '@critbatch/theory';
import type { Example } from './examples.ts';

/** Headings of docs/api.md in Japanese. */
export const japaneseChapters: Readonly<Record<string, string>> = {
  'Find out who you are, and your team': '自分と、自分のチームを知る',
  'Make a token for a script': 'スクリプト用のトークンを作る',
  'Choose a model and data': 'モデルとデータを選ぶ',
  'Start a sweep': 'スイープを始める',
  'Follow it': 'スイープを追う',
  'Read the recommendation and the estimate': '推奨値と推定を読む',
  'Compare sweeps': 'スイープを比べる',
  'Find the policy that needs the least work': '計算量が最小の決め方を探す',
  'See who trains': '訓練しているワーカーを見る',
  'Report runs of a program of your own': '自分のプログラムの実行を報告する',
  'Invite a colleague': '同僚を招待する',
  'See what was changed': '変更を調べる',
  'Freeze a report, and share it': 'レポートを作って共有する',
  'Compare teams on a leaderboard': 'リーダーボードでチームを比べる',
  'Bring results in, and take all of them out': '結果を取り込み、すべてを書き出す',
  'Be told when a sweep is done': 'スイープの終了通知を受け取る',
  'Decide, stage by stage': '段階ごとに判断する',
  'Rename, tag, archive, delete': '名前とタグを変え、保管し、削除する',
  'Read your notifications': '通知を読む',
  'Stop the sweep, and end the token': 'スイープを中止し、トークンを無効にする',
};

/** What an example is called: its chapter, with the operation where the chapter has several. */
export function exampleTitle({ chapter, operationName }: Example, locale: Locale): string {
  const said = locale === 'ja' ? (japaneseChapters[chapter] ?? chapter) : chapter;
  return operationName === null ? said : `${said}: ${operationName}`;
}
