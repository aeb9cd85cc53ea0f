import { RadioField, TextField } from './Field.tsx';
import styles from './form.module.css';
import type { FormWords } from './words.ts';

/** Which batch sizes train: chosen by the platform within a range and a budget, or all of a list or a range, each with every seed. */
export function BatchSizeFields({ words }: { words: FormWords }) {
  return (
    <section className={styles.part}>
      <h2>{words.batchSizes}</h2>
      <RadioField
        name="batchMode"
        isLegendHidden
        label={words.batchSizes}
        options={[
          { value: 'adaptive', text: words.asAdaptive },
          { value: 'range', text: words.asRange },
          { value: 'list', text: words.asList },
        ]}
      />
      <div className={styles.list}>
        <TextField name="batchSizes" label={words.list} isNumber={false} />
      </div>
      <div className={styles.range}>
        <TextField name="rangeFrom" label={words.rangeFrom} />
        <TextField name="rangeTo" label={words.rangeTo} />
        <div className={styles.even}>
          <TextField name="perDoubling" label={words.perDoubling} />
        </div>
      </div>
      <div className={styles.adaptive}>
        <TextField name="planMinutes" label={words.planMinutes} />
        <TextField name="wantedRatio" label={words.wantedRatio} hint={words.wantedRatioHint} />
        <TextField name="mostSeeds" label={words.mostSeeds} />
      </div>
      <div className={styles.seeds}>
        <TextField name="seeds" label={words.seeds} hint={words.seedsHint} isNumber={false} />
      </div>
    </section>
  );
}
