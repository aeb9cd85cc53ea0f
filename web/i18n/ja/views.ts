import type { Messages } from '../messages.ts';

export const views: Messages['views'] = {
  title: '{count, plural, =0 {この表示を保存} other {保存した表示: # 件}}',
  name: 'この表示の名前',
  save: 'この表示を保存',
  saved: '保存しました。',
  remove: '削除',
  removeOf: '表示「{name}」を削除',
  removed: '削除しました。',
};
