'use client';

import type { FormEvent, ReactNode } from 'react';
import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
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
  /** False where nothing is left to change: what came of the last change stays to be read. */
  isOffered?: boolean;
  /** Sent as `key`: what is sent again, because no answer came, is done once. What is sent after it gets a key of its own. */
  idempotencyKey?: string;
  children?: ReactNode;
};

/** A change with its fields, its button, and what came of it; a secret that it made is shown here, once. */
export function ActionForm({
  action,
  submit,
  label,
  isPrimary = false,
  isOffered = true,
  idempotencyKey,
  children,
}: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, silent);
  const form = useRef<HTMLFormElement>(null);
  // A live page brings another with every look: that which the form began with stays.
  const [firstKey] = useState(idempotencyKey);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    if (state === silent || state.isRefused) return;
    form.current?.reset();
    setSent((count) => count + 1);
  }, [state]);
  // Left to itself, React empties the form whatever came of it: who was refused would have to type everything again.
  function submitted(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    startTransition(() => send(typed));
  }
  return (
    <form ref={form} action={send} onSubmit={submitted} className={styles.form}>
      {firstKey && <input type="hidden" name="key" value={`${firstKey} ${sent}`} />}
      {children}
      {isOffered && (
        <button
          type="submit"
          className={isPrimary ? 'button primary' : 'button'}
          disabled={isPending}
          aria-busy={isPending}
          aria-label={label}
        >
          {submit}
        </button>
      )}
      <p aria-live="polite" className={state.isRefused ? styles.refused : styles.done}>
        {state.said}
      </p>
      {state.secret && <CopyLine {...state.secret} />}
    </form>
  );
}
