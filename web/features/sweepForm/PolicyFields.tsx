import { type UpdateRuleName, updateRuleNames } from '@critbatch/theory';
import { RadioField, SelectField, TextField } from './Field.tsx';
import { ruleField } from './fields.ts';
import form from './form.module.css';
import styles from './policy.module.css';
import type { FormWords } from './words.ts';

const resets = ['MAXIMUM', 'INCREASE', 'PREVIOUS', 'EPOCH_MEAN'] as const;
const scalings = ['NONE', 'SQUARE_ROOT', 'LINEAR'] as const;
const schedules = ['CONSTANT', 'COSINE', 'STEP'] as const;

type PolicyFieldsProps = { words: FormWords; optimiser: string };

/** The step-size policy: the optimiser, and the fields that it takes. */
export function PolicyFields({ words, optimiser }: PolicyFieldsProps) {
  return (
    <section className={`${form.part} ${styles.policy}`}>
      <h2>{words.policy}</h2>
      <p className="caption">{words.policyHint}</p>
      <SelectField
        name="optimiser"
        label={words.optimiser}
        options={Object.entries(words.optimisers).map(([value, text]) => ({ value, text }))}
      />
      <div className={`${styles.fields} ${styles.armijo}`}>
        <RadioField
          name="resetRule"
          label={words.reset}
          options={resets.map((value) => ({ value, text: words.resets[value] }))}
        />
        <div className={form.triple}>
          <TextField name="initialStepSize" label={words.initialStepSize} />
          <TextField name="sufficientDecrease" label={words.sufficientDecrease} />
          <TextField name="backtrackFactor" label={words.backtrackFactor} />
        </div>
      </div>
      <LearningRateFields words={words} />
      {updateRuleNames.map((rule) => (
        <RuleFields key={rule} rule={rule} isChosen={rule === optimiser} words={words} />
      ))}
    </section>
  );
}

/** The settings of one rule. Where there is no script, those of all rules are shown, each under its name. */
function RuleFields({
  rule,
  isChosen,
  words,
}: {
  rule: UpdateRuleName;
  isChosen: boolean;
  words: FormWords;
}) {
  const settings = Object.entries(words.settings[rule]);
  if (settings.length === 0) return null;
  return (
    <fieldset className={styles.settings} data-chosen={isChosen || undefined}>
      <legend>{words.optimisers[rule]}</legend>
      <div className={form.triple}>
        {settings.map(([name, label]) => (
          <TextField key={name} name={ruleField(rule, name)} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

function LearningRateFields({ words }: { words: FormWords }) {
  return (
    <div className={`${styles.fields} ${styles.ruled}`}>
      <div className={form.pair}>
        <TextField name="learningRate" label={words.learningRate} hint={words.learningRateHint} />
        <TextField name="warmUpExamples" label={words.warmUpExamples} hint={words.warmUpHint} />
        <SelectField
          name="scaling"
          label={words.scaling}
          hint={words.scalingHint}
          options={scalings.map((value) => ({ value, text: words.scalings[value] }))}
        />
        <div className={styles.scaled}>
          <TextField name="referenceBatchSize" label={words.referenceBatchSize} />
        </div>
        <SelectField
          name="schedule"
          label={words.schedule}
          hint={words.scheduleHint}
          options={schedules.map((value) => ({ value, text: words.schedules[value] }))}
        />
      </div>
      <div className={`${form.pair} ${styles.cosine}`}>
        <TextField name="durationExamples" label={words.durationExamples} />
        <TextField name="finalShare" label={words.finalShare} />
      </div>
      <div className={`${form.pair} ${styles.step}`}>
        <TextField name="everyExamples" label={words.everyExamples} />
        <TextField name="factor" label={words.factor} />
      </div>
    </div>
  );
}
