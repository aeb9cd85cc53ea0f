export const origin = {
  label: '訓練の実行者',
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
    '{date} に <code>{fileName}</code>（{format}、SHA-256 <code>{hash}</code>）からインポートされました。ここで訓練したものではなく、内容は検証されていません。数値の確かさはこのファイル次第です。',
  attested: {
    all: '終了した {ended} 件の実行はすべて、最初のステップから最後まで、運営者が保証するワーカーで訓練されました。記録はそのワーカーが書いたもので、チームの申告だけによるものではありません。',
    some: '終了した {ended} 件の実行のうち {attested} 件は、最初のステップから最後まで、運営者が保証するワーカーで訓練されました。残りについては、訓練した者も記録を書いた者も、チームの申告だけによります。',
    none: 'これらの実行を訓練したワーカーを、運営者は保証していません。訓練した者も記録を書いた者も、チームの申告だけによります。',
  },
  reported: 'このスイープの実行は、チームのプログラムが報告したものです。訓練を確かめた第三者はいません。',
};
