import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import library from '../library/library.module.css';
import { deleteDataset } from './actions.ts';
import styles from './dataset.module.css';
import type { DatasetPageData } from './loadDataset.ts';

/** What hangs on a data set, and the button that deletes it where nothing does; for those who may change the team. */
export function DeleteDataset({
  dataset,
  language: { t },
}: {
  dataset: DatasetPageData;
  language: Language;
}) {
  const { id, name, version, file, sweepCount } = dataset;
  return (
    <section className={library.band}>
      <details className={styles.delete}>
        <summary>{t('dataset.delete.title')}</summary>
        {sweepCount > 0 ? (
          <p>{t('userErrors.datasetUsed', { count: sweepCount })}</p>
        ) : (
          <>
            <p>
              {t('dataset.delete.unused', { name, version })}{' '}
              {file && t('dataset.delete.file', { file: file.fileName })} {t('dataset.delete.forGood')}
            </p>
            <ActionForm action={deleteDataset} submit={t('dataset.delete.submit')}>
              <input type="hidden" name="id" value={id} />
            </ActionForm>
          </>
        )}
      </details>
    </section>
  );
}
