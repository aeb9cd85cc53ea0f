import { targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { ImportSweepMutation } from '../../graphql/generated/graphql.ts';
import { ErrorCode } from '../docs/ErrorCode.tsx';
import { ActionForm } from '../form/ActionForm.tsx';
import { userErrorText } from '../userErrors/userErrorText.ts';
import { confirmImport } from './actions.ts';
import styles from './exchange.module.css';
import type { ImportFields } from './importQuery.ts';

type Answer = ImportSweepMutation['importSweep'];
type PreviewData = NonNullable<Answer['preview']>;
type PreviewProps = { answer: Answer; fields: ImportFields; idempotencyKey: string; language: Language };

/** What the dry run says: what was understood, every fault, and the button that makes it so. */
export function Preview({ answer, fields, idempotencyKey, language }: PreviewProps) {
  const { t } = language;
  const { preview, userErrors } = answer;
  if (!preview) {
    return (
      <div role="alert" className={styles.fault}>
        {userErrors.map((error) => (
          <p key={error.field.join('.')}>
            <code>{error.field.slice(1).join('.')}</code>: {userErrorText(error, t)}
          </p>
        ))}
      </div>
    );
  }
  return (
    <section className={styles.preview}>
      {preview.name !== null && <Understood preview={preview} language={language} />}
      {preview.problemCount > 0 ? (
        <Faults preview={preview} language={language} />
      ) : (
        <ActionForm action={confirmImport} submit={t('exchange.confirm')} isPrimary>
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </ActionForm>
      )}
    </section>
  );
}

function Understood({ preview, language }: { preview: PreviewData; language: Language }) {
  const { t, numbers } = language;
  const named = (name: string | null, isNew: boolean | null) =>
    t(isNew ? 'exchange.newThing' : 'exchange.knownThing', { name: name ?? '' });
  const targets = preview.targets.map((target) => targetText(target, language));
  const rows: [string, string][] = [
    [t('exchange.name'), preview.name ?? ''],
    [t('form.model'), named(preview.modelName, preview.isModelNew)],
    [t('form.dataset'), named(preview.datasetName, preview.isDatasetNew)],
    [t('form.target'), numbers.row(targets)],
    [t('exchange.runs'), numbers.whole(preview.runCount)],
    [t('exchange.rows'), numbers.whole(preview.rowCount)],
    ...(preview.deviceSeconds === null
      ? []
      : [[t('exchange.deviceTime'), numbers.duration(preview.deviceSeconds)] satisfies [string, string]]),
  ];
  return (
    <>
      <h2>{t('exchange.understood')}</h2>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {preview.importedBefore && (
        <p>
          <Link href={`/sweeps/${encodeURIComponent(preview.importedBefore.id)}`}>
            {t('exchange.importedBefore', {
              number: numbers.whole(preview.importedBefore.number),
              name: preview.importedBefore.name,
            })}
          </Link>
        </p>
      )}
      {preview.notes.map((note) => (
        <p key={note} className="caption">
          {t(`exchange.notes.${note}`)}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('exchange.byBatchSize')} tabIndex={0}>
        <table className={styles.table}>
          <caption>{t('exchange.byBatchSize')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sweep.runs.batchSize')}</th>
              <th scope="col">{t('exchange.runs')}</th>
              <th scope="col">{t('exchange.arrived')}</th>
              <th scope="col">{t('exchange.medianSteps')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.batchSizes.map(({ batchSize, runs, arrived, medianSteps }) => (
              <tr key={batchSize}>
                <th scope="row">{numbers.whole(batchSize)}</th>
                <td>{numbers.whole(runs)}</td>
                <td>{numbers.whole(arrived)}</td>
                <td>{medianSteps === null ? '–' : numbers.whole(medianSteps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Faults({ preview, language: { t } }: { preview: PreviewData; language: Language }) {
  const shown = preview.problems.length;
  return (
    <>
      <h2>{t('exchange.faults', { count: preview.problemCount })}</h2>
      <p className="caption">
        {t('exchange.faultsLead')} {shown < preview.problemCount && t('exchange.firstFaults', { shown })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('exchange.faultsRegion')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['file', 'row', 'column', 'reason', 'code'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`exchange.faultColumns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.problems.map(({ code, file, row, column, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two faults of one cell may read alike, and none moves
              <tr key={index}>
                <td>{file}</td>
                <td>{row ?? '–'}</td>
                <td>{column ?? '–'}</td>
                <td lang="en">{message}</td>
                <td>
                  <ErrorCode code={code} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
