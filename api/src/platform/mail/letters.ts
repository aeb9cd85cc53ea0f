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
      'The password of your account on Critbatch was just changed, and your other sessions have ended. If it was not you, choose “Forgotten your password?” on the sign-in page, and tell whoever runs this Critbatch.',
      'Critbatch のパスワードが変更され、ほかのセッションは終了しました。お心当たりがなければ、サインイン画面の「パスワードを忘れた場合」から再設定し、運用者に知らせてください。',
    ].join('\n\n'),
  };
}

/** The letter that tells the admins of a team that a webhook was switched off. */
export function webhookSwitchedOffLetter(to: string, webhook: string, url: string): Letter {
  return {
    to,
    subject: `Webhook ${webhook} was switched off / Webhook「${webhook}」を停止しました`,
    text: [
      `The webhook ${webhook} has failed for five days, or has answered 410, and was turned off. Its log shows the responses; correct the problem, and turn it on again.`,
      `Webhook「${webhook}」は 5 日間一度も受信に成功しなかったか、廃止されたと応答したため、停止しました。応答は記録で確認できます。直してから再び有効にしてください。`,
      url,
    ].join('\n\n'),
  };
}

/** The letter to a member whom a comment names. */
export function mentionLetter(
  to: string,
  { author, subject, text, url }: { author: string; subject: string; text: string; url: string },
): Letter {
  // A name or a title with a line break would begin another header.
  const [who, what] = [author, subject].map((words) => words.replace(/\s+/g, ' '));
  return {
    to,
    subject: `${who}: ${what}`,
    text: [
      `${who} names you in a comment on “${what}”.`,
      `${who} さんが「${what}」へのコメントであなたに言及しました。`,
      text,
      url,
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
