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
          {model.layers.length > 0 && <LayerTable model={model} words={words} />}
        </div>
      )}
      {dataset && (
        <div>
          {dataset.facts.map((fact) => (
            <p key={fact} className="caption">
              {fact}
            </p>
          ))}
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

function LayerTable({ model, words }: { model: ModelChoice; words: FormWords }) {
  return (
    <details className={styles.layers}>
      <summary>{words.layers}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={words.layers}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.layer}</th>
              <th scope="col">{words.output}</th>
              <th scope="col">{words.trained}</th>
            </tr>
          </thead>
          <tbody>
            {model.layers.map(({ kind, output, parameters }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other name than their place
              <tr key={index}>
                <th scope="row">{kind}</th>
                <td>{output}</td>
                <td>{parameters}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
