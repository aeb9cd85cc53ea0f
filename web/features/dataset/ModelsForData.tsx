import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { ModelsToFitQuery } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { fittingModels, modelsToMake } from '../library/fittingModels.ts';
import library from '../library/library.module.css';
import { formFor } from '../sweepForm/askedValues.ts';
import styles from './dataset.module.css';
import type { DatasetPageData } from './loadDataset.ts';
import { makeModel } from './makeModel.ts';

type ModelsForDataProps = {
  dataset: DatasetPageData;
  models: ModelsToFitQuery['models']['nodes'];
  language: Language;
};

/** So many models that fit are named here; the form has all. */
const named = 6;

/** Which of the team's models can be trained on a data set, and those that are made for it with one click; nothing where only a program of the team trains on it. */
export function ModelsForData({ dataset, models, language }: ModelsForDataProps) {
  const { t, numbers } = language;
  const fitting = fittingModels(models, dataset.spec);
  const toMake = modelsToMake(fitting, dataset.spec);
  if (fitting.length === 0 && toMake.length === 0) return null;
  return (
    <section className={library.band} id="models">
      <h2>{t('dataset.models.title')}</h2>
      {fitting.length > 0 && (
        <ul className={styles.fitting}>
          {fitting.slice(0, named).map(({ id, name, parameterCount }) => (
            <li key={id}>
              <Link prefetch={false} href={formFor(dataset.id, id)}>
                {t('dataset.models.start', { name })}
              </Link>{' '}
              <span className="caption">
                {t('form.choice.parameters', { count: numbers.whole(parameterCount) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {toMake.length > 0 && (
        <p className="caption">{t(fitting.length > 0 ? 'dataset.models.others' : 'dataset.models.none')}</p>
      )}
      <div className={styles.toMake}>
        {toMake.map((made, index) => (
          <ActionForm
            key={made.name}
            action={makeModel}
            submit={t('dataset.models.make', { name: made.name })}
            isPrimary={fitting.length === 0 && index === 0}
          >
            <input type="hidden" name="teamId" value={dataset.team.id} />
            <input type="hidden" name="datasetId" value={dataset.id} />
            <input type="hidden" name="made" value={JSON.stringify(made)} />
          </ActionForm>
        ))}
        <Link prefetch={false} href="/models?bring">
          {t('model.bring.title')}
        </Link>
      </div>
    </section>
  );
}
