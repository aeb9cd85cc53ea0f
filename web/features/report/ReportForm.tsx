'use client';

import type { ReactNode } from 'react';
import { startTransition, useActionState } from 'react';
import type { DraftState } from './actions.tsx';
import styles from './report.module.css';

type ReportFormProps = {
  action: (state: DraftState, form: FormData) => Promise<DraftState>;
  hidden: Record<string, string>;
  initial: { title: string; text: string };
  words: Record<
    'title' | 'text' | 'textHint' | 'preview' | 'submit' | 'previewTitle' | 'previewLead',
    string
  >;
  /** The sweeps and studies to choose from. */
  children: ReactNode;
};

/** What a report freezes; the preview is drawn by the server, from the data as they are now. */
export function ReportForm({ action, hidden, initial, words, children }: ReportFormProps) {
  const [state, send, isPending] = useActionState(action, { fault: '', preview: null });
  return (
    <>
      {/* Sent without an action of its own, so that what was typed stays where it is. */}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event.nativeEvent as SubmitEvent;
          const form = new FormData(event.currentTarget, submitter);
          startTransition(() => send(form));
        }}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {words.title}
          <input type="text" name="title" defaultValue={initial.title} maxLength={120} required />
        </label>
        {children}
        <label>
          {words.text}
          <textarea name="text" defaultValue={initial.text} aria-describedby="textHint" maxLength={50_000} />
        </label>
        <p id="textHint" className="caption">
          {words.textHint}
        </p>
        <div className={styles.tools}>
          <button type="submit" name="do" value="preview" className="button" disabled={isPending}>
            {words.preview}
          </button>
          <button type="submit" name="do" value="make" className="button primary" disabled={isPending}>
            {words.submit}
          </button>
        </div>
        <p aria-live="polite" className={`${styles.said} ${styles.refused}`}>
          {state.fault}
        </p>
      </form>
      {state.preview && (
        <section className={styles.preview} aria-label={words.previewTitle}>
          <p className="caption">{words.previewLead}</p>
          {state.preview}
        </section>
      )}
    </>
  );
}
