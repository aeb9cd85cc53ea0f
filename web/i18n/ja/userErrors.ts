import type { Messages } from '../messages.ts';

export const userErrors: Messages['userErrors'] = {
  below: '{limit} より小さい値にしてください。',
  atMost: '{limit} 以下にしてください。',
  above: '{limit} より大きい値にしてください。',
  atLeast: '{limit} 以上にしてください。',
  kind: 'ここには使えない種類の値です。',
  choice: '選択肢から選んでください。',
  runs: 'バッチサイズとシードの組み合わせが多すぎます。実行は {limit} 件までです。',
  examples: 'データセットの訓練データ {limit} 件以下にしてください。',
  misfit:
    'このモデルの入力は {taken} ですが、データセットは {given} です。このデータに合うモデルを選んでください。',
  classes:
    'このモデルは {taken} クラスを区別しますが、データセットには {given} クラスあります。このデータに合うモデルを選んでください。',
  readsText:
    'このモデルはテキストを読みますが、データセットはテキストではありません。このデータに合うモデルを選んでください。',
  isText:
    'データセットはテキストで、読めるのはトランスフォーマーです。このデータに合うモデルを選んでください。',
  spent: '実行はすでに {limit} サンプルまで使えます。それより大きくしてください。',
  ended: 'このスイープはすでに終了しています。',
  canceled: 'このスイープは中止されました。新しく始めてください。',
  recorded: 'この構成は「{name}」第 {version} 版として登録済みです。そちらを使ってください。',
  noJson: 'JSON として読めません: {reason}',
  datasetUsed:
    '{count} 件のスイープがこのデータセットを使っています。削除するとその数値の根拠が失われるため、削除できません。',
  notFound: 'チームにありません。ほかのものを選んでください。',
  other: 'API の応答: {message}',
};
