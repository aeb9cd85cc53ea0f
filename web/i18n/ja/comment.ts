import type { Messages } from '../messages.ts';

export const comment: Messages['comment'] = {
  title: 'コメント',
  none: 'まだコメントはありません。',
  text: 'コメント',
  hint: 'メンバーの名前を書くとメールで知らせます：{names}。',
  add: 'コメントする',
  added: 'コメントしました。',
  change: '変更',
  save: '保存',
  saved: '保存しました。',
  edited: '編集済み',
  delete: '削除',
  deleted: '削除しました。',
  remove: '取り除く',
  removeOf: '{author} のコメントを取り除く',
  removed: '取り除きました。',
  removedBy: '{author} のコメント。{date} に {name} が取り除きました。',
  removedBare: '{author} のコメント。{date} に取り除かれました。',
  gone: '退出した人',
  unreachable: 'コメントを読めませんでした。少し待ってから再読み込みしてください。',
};
