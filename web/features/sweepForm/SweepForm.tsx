'use client';

import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { AdvancedFields } from './AdvancedFields.tsx';
import { createSweep } from './actions.ts';
import { BatchSizeFields } from './BatchSizeFields.tsx';
import { ChoiceDetails } from './ChoiceDetails.tsx';
import { CodeSheet } from './CodeSheet.tsx';
import type { DatasetChoice, ModelChoice } from './choiceDetails.ts';
import { FormContext, RadioField, SelectField, TextField } from './Field.tsx';
import { Forecast } from './Forecast.tsx';
import type { FieldValues, FormState } from './fields.ts';
import { valuesOf } from './fields.ts';
import styles from './form.module.css';
import { PolicyFields } from './PolicyFields.tsx';
import { RangePreview } from './RangePreview.tsx';
import { RunCount } from './RunCount.tsx';
import type { UsualOf } from './usualValues.ts';
import { followingValues } from './usualValues.ts';
import type { FormWords } from './words.ts';

type SweepFormProps = {
  initial: FormState;
  teamId: string;
  words: FormWords;
  models: ModelChoice[];
  datasets: DatasetChoice[];
  problemCounts: string[];
};

/** Everything that a sweep needs, filled with values that work; a plain form where JavaScript is missing. Refused, it leads to the first field to change. */
export function SweepForm({ initial, teamId, words, models, datasets, problemCounts }: SweepFormProps) {
  const [state, submit, isPending] = useActionState(createSweep, initial);
  const [typed, setTyped] = useState(state.values);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.attempt === 0 || !form.current) return;
    form.current.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    // A model that was made is chosen by now.
    setTyped(valuesOf(new FormData(form.current)));
  }, [state.attempt]);
  // A browser may have brought back what was typed before a reload.
  useEffect(() => {
    if (form.current) setTyped(valuesOf(new FormData(form.current)));
  }, []);
  function choose(model: string): void {
    const select = form.current?.elements.namedItem('model');
    if (!form.current || !(select instanceof HTMLSelectElement)) return;
    select.value = model;
    setTyped(withFollowers(form.current, typed, { models, datasets }));
  }
  function make(made: string): void {
    if (!form.current) return;
    const asked = new FormData(form.current);
    asked.set('made', made);
    startTransition(() => submit(asked));
  }
  const problemCount = Object.keys(state.problems).length;
  const isForBudget = typed.asked === 'budget';
  return (
    <FormContext value={state}>
      <form
        ref={form}
        action={submit}
        className={styles.form}
        noValidate
        onChange={(event) => setTyped(withFollowers(event.currentTarget, typed, { models, datasets }))}
      >
        <input type="hidden" name="stage" value={state.values.stage} />
        <div className={styles.fields}>
          {problemCount > 0 && (
            <p role="alert" className={styles.problems}>
              {problemCounts[problemCount - 1]} {state.problems.form}
            </p>
          )}
          <div className={styles.pair}>
            <SelectField
              name="model"
              label={words.model}
              options={
                initial.values.model === '' ? [{ value: '', text: words.chooseModel }, ...models] : models
              }
            />
            <SelectField name="dataset" label={words.dataset} options={datasets} />
          </div>
          <ChoiceDetails
            model={models.find(({ value }) => value === typed.model)}
            dataset={datasets.find(({ value }) => value === typed.dataset)}
            models={models}
            onModel={choose}
            onMade={make}
            words={words}
          />
          <TextField name="name" label={words.name} hint={words.nameHint} isNumber={false} />
          <BatchSizeFields words={words} />
          <section className={styles.part}>
            <h2>{words.target}</h2>
            <RadioField
              name="asked"
              isLegendHidden
              label={words.target}
              options={[
                { value: 'target', text: words.askedTarget },
                { value: 'budget', text: words.askedBudget },
              ]}
            />
            <div className={styles.pair}>
              <SelectField
                name="metric"
                label={words.metric}
                options={(['TRAINING_LOSS', 'TEST_ACCURACY', 'TEST_LOSS', 'GRADIENT_NORM'] as const).map(
                  (value) => ({
                    value,
                    text: isForBudget ? words.metrics[value] : words[value],
                  }),
                )}
              />
              <div className={styles.threshold}>
                <TextField name="threshold" label={words.threshold} hint={words.thresholdHint} />
              </div>
            </div>
            <TextField
              name="budget"
              label={words.budget}
              hint={isForBudget ? words.spentBudgetHint : words.budgetHint}
            />
            <TextField name="current" label={words.current} hint={words.currentHint} />
          </section>
          <PolicyFields words={words} optimiser={typed.optimiser} />
          <AdvancedFields words={words} />
          <button type="submit" className={`button primary ${styles.submit}`} disabled={isPending}>
            {isPending ? words.submitting : words.submit}
          </button>
        </div>
        <aside className={styles.side}>
          <h2>{words.batchSizes}</h2>
          <RangePreview values={typed} label={words.batchSizes} />
          <RunCount values={typed} template={words.count} />
          <Forecast values={typed} words={words} />
          <CodeSheet values={typed} teamId={teamId} words={words} />
        </aside>
      </form>
    </FormContext>
  );
}

/** The values of a form in which a choice was made: fields that follow it are written into the form. */
function withFollowers(form: HTMLFormElement, before: FieldValues, choices: UsualOf): FieldValues {
  const typed = valuesOf(new FormData(form));
  const followed = followingValues(typed, before, choices);
  for (const [name, value] of Object.entries(followed)) {
    const field = form.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof RadioNodeList;
    if (isField && field.value !== value) field.value = value;
  }
  return { ...typed, ...followed };
}
