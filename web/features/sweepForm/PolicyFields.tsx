import { RadioField, TextField } from './Field.tsx';
import styles from './form.module.css';
import type { FormWords } from './words.ts';

const resets = ['MAXIMUM', 'INCREASE', 'PREVIOUS', 'EPOCH_MEAN'] as const;

/** The step-size policy: each reset rule with what it does in one line. */
export function PolicyFields({ words }: { words: FormWords }) {
  return (
    <section className={styles.part}>
      <h2>{words.policy}</h2>
      <p className="caption">{words.policyHint}</p>
      <RadioField
        name="resetRule"
        label={words.reset}
        options={resets.map((value) => ({ value, text: words.resets[value] }))}
      />
      <div className={styles.triple}>
        <TextField name="initialStepSize" label={words.initialStepSize} />
        <TextField name="sufficientDecrease" label={words.sufficientDecrease} />
        <TextField name="backtrackFactor" label={words.backtrackFactor} />
      </div>
    </section>
  );
}
