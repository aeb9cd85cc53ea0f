import type { Messages } from '../messages.ts';

export const explorer: Messages['explorer'] = {
  title: 'API エクスプローラー',
  link: 'エクスプローラーで API を試す',
  lead: '操作はあなた自身として実際に実行されます。ミューテーションはチームのデータを変更します。エディターでは Ctrl+Space で補完、Ctrl+Enter で実行、フィールドの Ctrl+クリックで型を表示します。',
  example: '例から始める',
  operation: '操作',
  variables: '変数（JSON）',
  variablesWrong: '変数が JSON オブジェクトになっていません。直してから実行してください。',
  fillIn: 'まだ空の変数:',
  noSweep: 'チームにはまだスイープがありません。先に作成してください。',
  run: '実行',
  stop: '停止',
  answer: '応答',
  noAnswer: '操作を実行すると、応答がここに表示されます。',
  listening: '待ち受け中です。イベントが届くたびにここに表示されます。',
  failed: '送信できませんでした',
  schema: 'スキーマ',
  type: '型',
  noType: 'この名前の型はスキーマにありません。',
  noSchema: 'API からスキーマを取得できませんでした。しばらくしてからページを再読み込みしてください。',
};
