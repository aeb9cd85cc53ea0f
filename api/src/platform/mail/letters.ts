import type { Letter } from './mailer.ts';

/** The letter that carries a sign-in link, in both languages of the portal: nobody is signed in to have chosen one. */
export function signInLetter(to: string, url: string): Letter {
  return {
    to,
    subject: 'Sign in to Critbatch / Critbatch へのサインイン',
    text: [
      'This link signs you in to Critbatch, once, within 24 hours. If you did not ask for it, ignore this e-mail.',
      'このリンクから 24 時間以内に一度だけ Critbatch にサインインできます。お心当たりがなければ、このメールは無視してください。',
      url,
    ].join('\n\n'),
  };
}

/** The letter that carries a link to a new password. */
export function passwordResetLetter(to: string, url: string, minutes: number): Letter {
  return {
    to,
    subject: 'Choose a new password for Critbatch / Critbatch のパスワードの再設定',
    text: [
      `Somebody, probably you, wants a new password for Critbatch. This link sets one, once, within ${minutes} minutes. If it was not you, ignore this e-mail: nothing has changed.`,
      `Critbatch のパスワードの再設定が求められました。このリンクから ${minutes} 分以内に一度だけ新しいパスワードを設定できます。お心当たりがなければ、このメールは無視してください。何も変わっていません。`,
      url,
    ].join('\n\n'),
  };
}

/** The letter that tells somebody that their password was changed. */
export function passwordChangedLetter(to: string): Letter {
  return {
    to,
    subject: 'Your Critbatch password was changed / Critbatch のパスワードが変更されました',
    text: [
      'The password of your account on Critbatch was just changed, and your other sessions have ended. If it was not you, choose “Forgot your password?” on the sign-in page, and tell whoever runs this Critbatch.',
      'Critbatch のパスワードが変更され、ほかのセッションは終了しました。お心当たりがなければ、サインイン画面の「パスワードを忘れた場合」から再設定し、運用者に知らせてください。',
    ].join('\n\n'),
  };
}

/** The letter that invites somebody into a team. */
export function invitationLetter(to: string, team: string, url: string): Letter {
  return {
    to,
    subject: `Invitation to ${team} / ${team} への招待`,
    text: [
      `You are invited to join ${team} on Critbatch. The link is for you alone, and valid for 7 days.`,
      `Critbatch のチーム「${team}」に招待されました。リンクはあなた専用で、7 日間有効です。`,
      url,
    ].join('\n\n'),
  };
}
