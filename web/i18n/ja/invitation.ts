import type { Messages } from '../messages.ts';

export const invitation: Messages['invitation'] = {
  title: '招待',
  to: '{team} への招待',
  as: '役割は{role}、アドレスは {email} です。{date} まで有効です。',
  accept: 'チームに加わる',
  signUp: 'アカウントを作って加わる',
  password: 'パスワード',
  passwordHint: '{count} 文字以上。',
  uselessTitle: 'この招待は使えません。',
  useless: '使用済みか、取り消されたか、期限切れです。送った人に新しい招待を頼んでください。',
};
