import Link from 'next/link';
import { LayerTable } from '../library/LayerTable.tsx';
import styles from './choice.module.css';
import type { DatasetChoice, ModelChoice } from './choiceDetails.ts';
import type { FormWords } from './words.ts';

type ChoiceDetailsProps = {
  model: ModelChoice | undefined;
  dataset: DatasetChoice | undefined;
  /** All that can be chosen. */
  models: readonly ModelChoice[];
  onModel: (id: string) => void;
  onMade: (made: string) => void;
  words: FormWords;
};

/** So many models that fit are offered beside those to make. */
const offered = 3;

/** What is chosen: the model's layers, what the data look like, and whether the two go together; if not, models that do, of the team or made with a click. */
export function ChoiceDetails({ model, dataset, models, onModel, onMade, words }: ChoiceDetailsProps) {
  const misfit = model && dataset ? model.misfits[dataset.value] : undefined;
  return (
    <div className={styles.chosen}>
      <p aria-live="polite" className={misfit ? styles.misfit : 'visuallyHidden'}>
        {misfit ?? ''}
      </p>
      {misfit && dataset && (
        <div className={styles.fitting}>
          {dataset.fitting.slice(0, offered).map((id) => (
            <button key={id} type="button" className="button" onClick={() => onModel(id)}>
              {words.choose.replace('{name}', models.find(({ value }) => value === id)?.name ?? '')}
            </button>
          ))}
          {dataset.toMake.map(({ name, made }) => (
            <button key={name} type="button" className="button" onClick={() => onMade(made)}>
              {words.make.replace('{name}', name)}
            </button>
          ))}
          <Link prefetch={false} href={`/datasets/${encodeURIComponent(dataset.value)}#models`}>
            {words.modelsForData}
          </Link>
          <Link prefetch={false} href="/models?bring">
            {words.bringModel}
          </Link>
        </div>
      )}
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
