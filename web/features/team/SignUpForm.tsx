'use client';

import type { FormEvent } from 'react';
import { useState } from 'react';
import { SignUpDocument } from '../../graphql/generated/graphql.ts';
import styles from '../form/actionForm.module.css';

type SignUpFormProps = {
  token: string;
  email: string;
  leastPasswordLength: number;
  words: Record<'name' | 'email' | 'password' | 'passwordHint' | 'submit' | 'failed', string>;
};

type Answer = {
  data?: { signUp: { userErrors: { message: string }[] } } | null;
  errors?: { message: string }[];
};

/** An account for who was invited. It asks the API from the browser, so that the session's cookie comes straight here. */
export function SignUpForm({ token, email, leastPasswordLength, words }: SignUpFormProps) {
  const [problem, setProblem] = useState('');
  const [isPending, setIsPending] = useState(false);
  async function signUp(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = ['name', 'password'].map((field) => String(form.get(field) ?? ''));
    setIsPending(true);
    setProblem('');
    try {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: SignUpDocument.toString(),
          variables: { input: { email, name, password, invitationToken: token } },
        }),
      });
      const { data, errors } = (await response.json()) as Answer;
      const fault = errors?.[0]?.message ?? data?.signUp.userErrors[0]?.message;
      if (!fault && data) {
        location.assign('/');
        return;
      }
      setProblem(fault ?? words.failed);
    } catch {
      setProblem(words.failed);
    }
    setIsPending(false);
  }
  return (
    <form method="post" className={styles.form} onSubmit={signUp}>
      <label>
        {words.email}
        <input type="email" name="email" value={email} readOnly autoComplete="username" />
      </label>
      <label>
        {words.name}
        <input name="name" autoComplete="name" required />
      </label>
      <label>
        {words.password}
        <input
          type="password"
          name="password"
          minLength={leastPasswordLength}
          autoComplete="new-password"
          required
          aria-describedby="password-hint"
        />
      </label>
      <p id="password-hint" className="caption">
        {words.passwordHint}
      </p>
      <button type="submit" className="button primary" disabled={isPending}>
        {words.submit}
      </button>
      <p role="alert" className={styles.refused}>
        {problem}
      </p>
    </form>
  );
}
