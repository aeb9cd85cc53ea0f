'use client';

import { useContext } from 'react';
import { chosenNames, typedNames } from '../cadence/cadenceSettings.ts';
import { FormContext, SelectField, TextField } from './Field.tsx';
import { type FieldName, ruleField } from './fields.ts';
import styles from './form.module.css';
import type { FormWords } from './words.ts';

const fields = [...typedNames, 'maxTrials', 'growthPerEpoch', 'maxStepSize'] as const satisfies FieldName[];
const chosen = [...chosenNames, 'leavesTrail'] as const satisfies FieldName[];
const choices = ['no', 'yes'] as const;

/** Settings that rarely change, folded away unless one of them needs a change. */
export function AdvancedFields({ words }: { words: FormWords }) {
  const problems = useContext(FormContext)?.problems ?? {};
  const searched = Object.entries(words.settings.armijo).map(
    ([name, label]) => [ruleField('armijo', name), label] as const,
  );
  const names = [...fields, ...searched.map(([name]) => name)];
  return (
    <details className={styles.part} open={names.some((name) => problems[name])}>
      <summary>{words.advanced}</summary>
      <div className={styles.pair}>
        {fields.map((name) => (
          <TextField key={name} name={name} label={words[name]} />
        ))}
        {searched.map(([name, label]) => (
          <TextField key={name} name={name} label={label} />
        ))}
        {chosen.map((name) => (
          <SelectField
            key={name}
            name={name}
            label={words[name]}
            options={choices.map((value) => ({ value, text: words.yesNo[name][value] }))}
          />
        ))}
      </div>
    </details>
  );
}
