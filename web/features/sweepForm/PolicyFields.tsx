import { RadioField, SelectField, TextField } from './Field.tsx';
import form from './form.module.css';
import styles from './policy.module.css';
import type { FormWords } from './words.ts';

const optimisers = ['armijo', 'sgd', 'momentum', 'nesterov', 'adam', 'adamW', 'rmsProp'] as const;
const resets = ['MAXIMUM', 'INCREASE', 'PREVIOUS', 'EPOCH_MEAN'] as const;
const scalings = ['NONE', 'SQUARE_ROOT', 'LINEAR'] as const;
const schedules = ['CONSTANT', 'COSINE', 'STEP'] as const;

/** The step-size policy: the optimiser, and the fields that it takes. CSS hides the others, so that no script is needed. */
export function PolicyFields({ words }: { words: FormWords }) {
  return (
    <section className={`${form.part} ${styles.policy}`}>
      <h2>{words.policy}</h2>
      <p className="caption">{words.policyHint}</p>
      <SelectField
        name="optimiser"
        label={words.optimiser}
        options={optimisers.map((value) => ({ value, text: words.optimisers[value] }))}
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
    </section>
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
      <div className={`${form.triple} ${styles.settings}`}>
        <div className={styles.momentum}>
          <TextField name="momentum" label={words.momentum} />
        </div>
        <div className={styles.moments}>
          <TextField name="firstMomentDecay" label={words.firstMomentDecay} />
        </div>
        <div className={styles.moments}>
          <TextField name="secondMomentDecay" label={words.secondMomentDecay} />
        </div>
        <div className={styles.meanSquare}>
          <TextField name="meanSquareDecay" label={words.meanSquareDecay} />
        </div>
        <div className={styles.epsilon}>
          <TextField name="epsilon" label={words.epsilon} />
        </div>
        <div className={styles.weightDecay}>
          <TextField name="weightDecay" label={words.weightDecay} />
        </div>
      </div>
    </div>
  );
}
