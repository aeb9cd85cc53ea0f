'use client';

import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { FieldName, FormState } from './fields.ts';
import styles from './form.module.css';

export const FormContext = createContext<FormState | null>(null);

type FieldProps = { name: FieldName; label: string; hint?: string | undefined };

function useField(name: FieldName) {
  const state = useContext(FormContext);
  return { value: state?.values[name] ?? '', problem: state?.problems[name], attempt: state?.attempt ?? 0 };
}

/** A labelled text field with its hint and what is wrong with it. */
export function TextField({ name, label, hint, isNumber = true }: FieldProps & { isNumber?: boolean }) {
  const { value, problem } = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint} problem={problem}>
      <input
        id={name}
        name={name}
        key={value}
        defaultValue={value}
        inputMode={isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        {...describe(name, hint, problem)}
      />
    </Labelled>
  );
}

export type Option = { value: string; text: string };

export function SelectField({ name, label, hint, options }: FieldProps & { options: Option[] }) {
  const { value, problem, attempt } = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint} problem={problem}>
      <select id={name} name={name} key={attempt} defaultValue={value} {...describe(name, hint, problem)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function RadioField({
  name,
  label,
  options,
  isLegendHidden = false,
}: FieldProps & { options: Option[]; isLegendHidden?: boolean }) {
  const { value, attempt } = useField(name);
  return (
    <fieldset className={styles.radios} key={attempt}>
      <legend className={isLegendHidden ? 'visuallyHidden' : undefined}>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} defaultChecked={option.value === value} />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}

function Labelled({
  name,
  label,
  hint,
  problem,
  children,
}: FieldProps & { hint?: string | undefined; problem: string | undefined; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      {children}
      {hint && (
        <p id={`${name}-hint`} className="caption">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

function describe(name: FieldName, hint: string | undefined, problem: string | undefined) {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(problem ? [`${name}-problem`] : [])];
  return {
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
}
