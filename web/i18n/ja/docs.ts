import type { Messages } from '../messages.ts';

export const docs: Messages['docs'] = {
  lead: 'Critbatch の使い方、用語、約束していること。',
  pagesLabel: 'ドキュメント',
  contents: 'このページの内容',
  inEnglish: 'このページは英語です。',
  groups: { start: 'はじめに', use: '使う', lookUp: '調べる', operate: '運用する' },
  pages: {
    'getting-started': { name: 'はじめに', about: '最初のスイープから、自分のモデルの答えまで。' },
    deciding: {
      name: '判断する人へ',
      about: '予算に責任を持つ人のために。それぞれの数値の意味と、従うべきでない場合。',
    },
    glossary: { name: '用語集', about: 'ポータルと API の用語。' },
    'models-and-data': { name: 'モデルとデータ', about: '内蔵のものと、自分のものを持ち込む方法。' },
    python: {
      name: 'Python クライアント',
      about: 'PyTorch の訓練ループから実行を報告し、スクリプトで答えを読む方法。',
    },
    typescript: {
      name: 'TypeScript クライアント',
      about: '型付きの操作、イベントの購読、スクリプトでの答え。',
    },
    api: { name: 'API の例', about: 'サインインからリーダーボードまで、そのまま使える操作。' },
    webhooks: { name: 'Webhook', about: '出来事を知らせる署名付きリクエスト。' },
    import: { name: 'インポート', about: '別の場所で訓練した結果の、形式ごとに必要なもの。' },
    bundle: { name: 'バンドル', about: '1 つのファイルにしたスイープ。' },
    errors: { name: 'エラー', about: 'すべてのコードの意味と対処。' },
    limits: { name: '上限', about: 'チームが持てるものの数と量。' },
    access: { name: '権限', about: '操作ごとに、だれが実行できるか。' },
    equations: { name: '数式', about: 'すべての式と出典、コードの中の場所。' },
    'worker-protocol': { name: 'ワーカーのプロトコル', about: '任意の言語のワーカーで訓練する方法。' },
    security: { name: 'セキュリティ', about: 'トークン、セッション、データについての約束。' },
    deployment: { name: 'デプロイ', about: '設定、コンテナ、マシンの追加。' },
    backup: { name: 'バックアップ', about: '保存すべきものと、復元の方法。' },
  },
};
