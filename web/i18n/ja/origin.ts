export const origin = {
  label: '学習の実行者',
  name: { TRAINED: 'チームのワーカー', REPORTED: 'プログラムによる報告', IMPORTED: 'インポート' },
  chip: { REPORTED: '報告', IMPORTED: 'インポート' },
  format: {
    BUNDLE: 'Critbatch のバンドル',
    CSV: 'CSV の表',
    MLPERF_RCP: 'MLPerf の基準収束点',
    MLFLOW: 'MLflow',
    WANDB: 'Weights & Biases',
    TENSORBOARD: 'TensorBoard',
  },
  imported:
    '{date} に <code>{fileName}</code>（{format}、SHA-256 <code>{hash}</code>）からインポートされました。ここで学習したものではなく、内容は検証されていません。数値の確かさはこのファイル次第です。',
  reported: 'このスイープの実行は、チームのプログラムが報告したものです。学習を確かめた第三者はいません。',
};
