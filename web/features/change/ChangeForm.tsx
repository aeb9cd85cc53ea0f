'use client';

import type { ReactNode } from 'react';
import { useActionState } from 'react';
import type { ChangeState } from './actions.ts';
import styles from './change.module.css';

type ChangeFormProps = {
  action: (state: ChangeState, form: FormData) => Promise<ChangeState>;
  sweepId: string;
  submit: string;
  isPrimary?: boolean;
  children: ReactNode;
};

const silent: ChangeState = { said: '', isRefused: false };

/** A change of a sweep's runs: its fields, its button, and what came of it. */
export function ChangeForm({ action, sweepId, submit, isPrimary = false, children }: ChangeFormProps) {
  const [state, send, isPending] = useActionState(action, silent);
  return (
    <form action={send} className={styles.form}>
      <input type="hidden" name="sweepId" value={sweepId} />
      {children}
      <button type="submit" className={isPrimary ? 'button primary' : 'button'} disabled={isPending}>
        {submit}
      </button>
      <p aria-live="polite" className={state.isRefused ? styles.refused : styles.done}>
        {state.said}
      </p>
    </form>
  );
}
