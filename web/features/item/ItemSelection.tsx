'use client';

import type { FormEvent, ReactNode } from 'react';
import { startTransition, useActionState, useRef } from 'react';
import { AskFirst } from '../form/AskFirst.tsx';
import form from '../form/actionForm.module.css';
import { silent } from '../form/actionState.ts';
import { changeItems } from './actions.ts';
import styles from './item.module.css';

type ItemSelectionProps = {
  /** Whether the list has any; where the last one has just gone, only what was done with it is said. */
  hasItems: boolean;
  isArchived: boolean;
  canDelete: boolean;
  words: Record<
    'label' | 'all' | 'tag' | 'addTag' | 'removeTag' | 'archive' | 'restore' | 'delete' | 'question' | 'sure',
    string
  >;
  /** The list, with an `ItemBox` in each row. */
  children: ReactNode;
};

/** A list whose items are chosen, and what can be done with those at once; works without a script. */
export function ItemSelection({ hasItems, isArchived, canDelete, words, children }: ItemSelectionProps) {
  const [state, send, isPending] = useActionState(changeItems, silent);
  const own = useRef<HTMLFormElement>(null);
  function submitted(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => send(chosen));
  }
  function chooseAll(isChosen: boolean): void {
    for (const box of own.current?.querySelectorAll<HTMLInputElement>('[name="item"]') ?? [])
      box.checked = isChosen;
  }
  const button = (act: string, text: string) => (
    <button type="submit" name="do" value={act} className="button" disabled={isPending}>
      {text}
    </button>
  );
  return (
    <form ref={own} action={send} onSubmit={submitted}>
      {children}
      {hasItems && (
        <fieldset className={styles.bar}>
          <legend className="visuallyHidden">{words.label}</legend>
          <label className={styles.all}>
            <input type="checkbox" onChange={({ target }) => chooseAll(target.checked)} />
            {words.all}
          </label>
          <input
            name="tag"
            aria-label={words.tag}
            placeholder={words.tag}
            maxLength={40}
            autoComplete="off"
          />
          {button('tag', words.addTag)}
          {button('untag', words.removeTag)}
          {isArchived ? button('restore', words.restore) : button('archive', words.archive)}
          {canDelete && (
            <AskFirst button={words.delete} question={words.question}>
              {button('delete', words.sure)}
            </AskFirst>
          )}
        </fieldset>
      )}
      <p aria-live="polite" className={state.isRefused ? form.refused : form.done}>
        {state.said}
      </p>
    </form>
  );
}
