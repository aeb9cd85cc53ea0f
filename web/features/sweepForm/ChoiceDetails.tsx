import { LayerTable } from '../library/LayerTable.tsx';
import styles from './choice.module.css';
import type { DatasetChoice, ModelChoice } from './choiceDetails.ts';
import type { FormWords } from './words.ts';

type ChoiceDetailsProps = {
  model: ModelChoice | undefined;
  dataset: DatasetChoice | undefined;
  words: FormWords;
};

/** What is chosen: the model's layers, what the data look like, and whether the two go together. */
export function ChoiceDetails({ model, dataset, words }: ChoiceDetailsProps) {
  const misfit = model && dataset ? model.misfits[dataset.value] : undefined;
  return (
    <div className={styles.chosen}>
      <p aria-live="polite" className={misfit ? styles.misfit : 'visuallyHidden'}>
        {misfit ?? ''}
      </p>
      {model && (
        <div>
          <p>{model.summary}</p>
          <p className="caption">{model.parameters}</p>
          {model.layers.length > 0 && (
            <details className={styles.layers}>
              <summary>{words.layers}</summary>
              <LayerTable lines={model.layers} words={words} isShort />
            </details>
          )}
        </div>
      )}
      {dataset && (
        <div>
          {dataset.facts.map((fact) => (
            <p key={fact} className="caption">
              {fact}
            </p>
          ))}
          {dataset.piece && (
            <figure className={styles.piece}>
              <figcaption className="caption">{words.piece}</figcaption>
              <code>{dataset.piece}</code>
            </figure>
          )}
          {dataset.sample && (
            // biome-ignore lint/performance/noImgElement: next/image styles itself inline, which our content security policy forbids
            <img
              src={dataset.sample.src}
              width={dataset.sample.width}
              height={dataset.sample.height}
              alt={words.samples}
              className={styles.samples}
            />
          )}
        </div>
      )}
    </div>
  );
}
