'use client';

import type { FormEvent } from 'react';
import { useState } from 'react';
import { RequestSignInLinkDocument, SignInDocument } from '../../graphql/generated/graphql.ts';
import styles from '../form/actionForm.module.css';
import { askFromBrowser } from './askFromBrowser.ts';

type SignInFormProps = {
  linkByEmail: boolean;
  /** False beside another way in, which the page leads with. */
  isPrimary: boolean;
  words: Record<
    'email' | 'password' | 'submit' | 'sendLink' | 'linkSent' | 'wrong' | 'tooMany' | 'failed',
    string
  >;
};

/** Sign-in with a password, or an order for a link. It asks the API from the browser, so that the cookie comes here. */
export function SignInForm({ linkByEmail, isPrimary, words }: SignInFormProps) {
  const [problem, setProblem] = useState('');
  const [note, setNote] = useState('');
  const [isPending, setIsPending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = ['email', 'password'].map((field) => String(form.get(field) ?? ''));
    setIsPending(true);
    setProblem('');
    setNote('');
    const code = password
      ? await askFromBrowser(SignInDocument, { input: { email: email ?? '', password } })
      : await askFromBrowser(RequestSignInLinkDocument, { input: { email: email ?? '' } });
    setIsPending(false);
    if (code === null && password) location.assign('/');
    else if (code === null) setNote(words.linkSent);
    else setProblem(messageOf(code));
  }

  function messageOf(code: string): string {
    if (code === 'RATE_LIMITED') return words.tooMany;
    return code === 'UNAUTHENTICATED' || code === 'INVALID_INPUT' ? words.wrong : words.failed;
  }

  return (
    <form method="post" className={styles.form} onSubmit={send}>
      <label>
        {words.email}
        <input type="email" name="email" autoComplete="username" required />
      </label>
      <label>
        {words.password}
        <input type="password" name="password" autoComplete="current-password" required={!linkByEmail} />
      </label>
      <button type="submit" className={isPrimary ? 'button primary' : 'button'} disabled={isPending}>
        {words.submit}
      </button>
      {linkByEmail && <p className="caption">{words.sendLink}</p>}
      <p role="alert" className={styles.refused}>
        {problem}
      </p>
      <p role="status" className={styles.done}>
        {note}
      </p>
    </form>
  );
}
