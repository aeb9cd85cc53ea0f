'use client';

import type { ReactNode } from 'react';
import { useActionState } from 'react';
import styles from './actionForm.module.css';
import type { ActionState } from './actionState.ts';
import { silent } from './actionState.ts';
import { CopyLine } from './CopyLine.tsx';

type ActionFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  submit: string;
  /** What a button among many alike says to who cannot see its row. */
  label?: string;
  isPrimary?: boolean;
  children?: ReactNode;
};

/** A change with its fields, its button, and what came of it; a secret that it made is shown here, once. */
export function ActionForm({ action, submit, label, isPrimary = false, children }: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, silent);
  return (
    <form action={send} className={styles.form}>
      {children}
      <button
        type="submit"
        className={isPrimary ? 'button primary' : 'button'}
        disabled={isPending}
        aria-label={label}
      >
        {submit}
      </button>
      <p aria-live="polite" className={state.isRefused ? styles.refused : styles.done}>
        {state.said}
      </p>
      {state.secret && <CopyLine {...state.secret} />}
    </form>
  );
}
