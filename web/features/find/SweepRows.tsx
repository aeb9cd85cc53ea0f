'use client';

import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { afterSearch, afterTick, type Picked } from './pickedRows.ts';
import type { FoundSweeps, SweepChoice } from './sweepChoices.ts';
import styles from './sweepPicker.module.css';
import { useFound } from './useFound.ts';

type SweepRowsProps = {
  name: string;
  legend: string;
  chosen: SweepChoice[];
  newest: FoundSweeps;
  most: number;
  none: string | null;
  words: Record<'search' | 'more' | 'nothing' | 'empty' | 'failed' | 'full', string>;
};

/** Sweeps to tick under a field that searches; without a script, the chosen and the newest alone. */
export function SweepRows({ name, legend, chosen, newest, most, none, words }: SweepRowsProps) {
  const isOne = most === 1;
  const [start] = useState<Picked>(() =>
    afterSearch({ rows: chosen, ticked: new Set(chosen.map(({ id }) => id)) }, newest.choices),
  );
  const [picked, setPicked] = useState(start);
  const [text, setText] = useState('');
  const { found, hasFailed } = useFound<FoundSweeps>('/search/sweeps', text.trim(), newest);
  const field = useRef<HTMLFieldSetElement>(null);
  useEffect(() => setPicked((before) => afterSearch(before, found.choices)), [found]);
  useEffect(() => {
    const form = field.current?.form;
    // The form was sent and begins anew: what was ticked by hand would stay.
    const reset = () => {
      setPicked(start);
      setText('');
    };
    form?.addEventListener('reset', reset);
    return () => form?.removeEventListener('reset', reset);
  }, [start]);
  const { rows, ticked } = picked;
  const isFull = !isOne && ticked.size >= most;
  const hasHits = rows.some(({ id }) => !ticked.has(id));
  const isEmpty = text.trim() === '' && rows.length === 0;
  const said = hasFailed ? words.failed : isEmpty ? words.empty : !hasHits && text ? words.nothing : null;

  /** Down leads from the search into the rows, up and down from box to box; arrows between radio buttons choose, as everywhere. */
  function move(event: KeyboardEvent<HTMLFieldSetElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = event.target as HTMLInputElement;
    const isSearch = here.type === 'search';
    if (isSearch && event.key === 'Enter') {
      event.preventDefault();
      focusOn(1, here);
    } else if (step && (isSearch || here.type === 'checkbox')) {
      event.preventDefault();
      focusOn(step, here);
    }
  }
  function focusOn(step: number, here: HTMLInputElement): void {
    const inputs = [...(field.current?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])];
    inputs[inputs.indexOf(here) + step]?.focus();
  }
  const input = (id: string) => ({
    type: isOne ? 'radio' : 'checkbox',
    name,
    value: id,
    checked: id === '' ? ticked.size === 0 : ticked.has(id),
    disabled: isFull && !ticked.has(id),
    required: isOne && none === null,
    onChange: ({ target }: { target: HTMLInputElement }) =>
      setPicked((before) => afterTick(before, id, target.checked, isOne)),
  });
  return (
    <fieldset ref={field} className={styles.picker} onKeyDown={move}>
      <legend>{legend}</legend>
      {!isEmpty && (
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <div className={styles.rows}>
        {none !== null && (
          <label>
            <input {...input('')} />
            <span>{none}</span>
          </label>
        )}
        {rows.map(({ id, label, note }) => (
          <label key={id}>
            <input {...input(id)} />
            <span>{label}</span>
            <span className="caption">{note}</span>
          </label>
        ))}
      </div>
      <p aria-live="polite" className="caption">
        {said ?? (isFull ? words.full : found.hasMore ? words.more : null)}
      </p>
    </fieldset>
  );
}
