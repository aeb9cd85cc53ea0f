import type { Letter } from './mailer.ts';

/** The letter that carries a sign-in link, in both languages of the portal: nobody is signed in to have chosen one. */
export function signInLetter(to: string, url: string): Letter {
  return {
    to,
    subject: 'Sign in to Critbatch / Critbatch へのサインイン',
    text: [
      'This link signs you in to Critbatch, once, within 24 hours. If you did not ask for it, ignore this letter.',
      'このリンクから 24 時間以内に一度だけ Critbatch にサインインできます。お心当たりがなければ、このメールは無視してください。',
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
