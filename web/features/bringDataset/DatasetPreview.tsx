import { z } from 'zod';
import type { Language } from '../../charts/chart.type.ts';
import type { BringDatasetMutation } from '../../graphql/generated/graphql.ts';
import { ErrorCode } from '../docs/ErrorCode.tsx';
import styles from '../exchange/exchange.module.css';
import { ActionForm } from '../form/ActionForm.tsx';
import { userErrorText } from '../userErrors/userErrorText.ts';
import { recordDataset } from './actions.ts';
import look from './bringDataset.module.css';
import type { DatasetFields } from './datasetQuery.ts';

type Answer = BringDatasetMutation['createDatasetFromUpload'];
type PreviewData = NonNullable<Answer['preview']>;
type DatasetPreviewProps = {
  answer: Answer;
  fields: DatasetFields;
  idempotencyKey: string;
  language: Language;
};

/** What was read of every example of the file, or what is wrong with it; and the button that makes it a data set. */
export function DatasetPreview({ answer, fields, idempotencyKey, language }: DatasetPreviewProps) {
  const { t } = language;
  const { preview, userErrors } = answer;
  if (!preview) {
    return (
      <div role="alert" className={styles.fault}>
        {userErrors.map((error) => (
          <p key={error.field.join('.')}>
            <ErrorCode code={error.code} />{' '}
            {error.field[1] === 'spec' && `${error.field.slice(2).join('.')}: `}
            {userErrorText(error, t)}
          </p>
        ))}
      </div>
    );
  }
  return (
    <section className={styles.preview}>
      <h2>{t('dataset.read')}</h2>
      <Facts preview={preview} language={language} />
      <Samples preview={preview} language={language} />
      <Classes preview={preview} language={language} />
      <ActionForm action={recordDataset} submit={t('dataset.record')} isPrimary>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </ActionForm>
    </section>
  );
}

const rounded = (value: number, { setting }: Language['numbers']) => setting(Number(value.toPrecision(4)));

const specSchema = z.looseObject({
  trainingExamples: z.number(),
  testExamples: z.number(),
  split: z.object({ seed: z.number() }).optional(),
});

/** How many examples of the file the data set has for what, and by which seed they are drawn; null where the file says it. */
function partsOf({ spec, trainingExamples, testExamples }: PreviewData) {
  const { trainingExamples: training, testExamples: test, split } = specSchema.parse(spec);
  return { training, test, seed: split?.seed ?? null, inFile: trainingExamples + testExamples };
}

type PartProps = { preview: PreviewData; language: Language };

function Facts({ preview, language: { t, numbers } }: PartProps) {
  const { training, test, seed, inFile } = partsOf(preview);
  const parts = { training: numbers.whole(training), test: numbers.whole(test) };
  const channels = (read: (channel: PreviewData['channels'][number]) => number) =>
    preview.channels.map((channel) => rounded(read(channel), numbers)).join(', ');
  const rows: [string, string][] = [
    [t('dataset.inFile'), numbers.whole(inFile)],
    [t('dataset.used'), seed === null ? t('dataset.parts', parts) : t('dataset.drawn', { ...parts, seed })],
    [t('dataset.range'), `${rounded(preview.minimum, numbers)} – ${rounded(preview.maximum, numbers)}`],
    [t('dataset.mean'), channels(({ mean }) => mean)],
    [t('dataset.deviation'), channels(({ deviation }) => deviation)],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Samples({ preview, language: { t, numbers } }: PartProps) {
  const nameOf = (label: number) => preview.classes[label]?.name ?? String(label);
  return (
    <section aria-label={t('dataset.samples')}>
      <h2>{t('dataset.samples')}</h2>
      <ul className={look.samples}>
        {preview.samples.map(({ label, image, values }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two samples may be alike, and none moves
          <li key={index}>
            {image ? (
              // biome-ignore lint/performance/noImgElement: a picture of some hundred bytes, which is here already
              <img
                src={`data:image/png;base64,${image}`}
                alt={t('dataset.sample', { label: nameOf(label) })}
                width={56}
                height={56}
              />
            ) : (
              <code>{values.map((value) => rounded(value, numbers)).join(', ')}</code>
            )}
            <span className="caption">{nameOf(label)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Classes({ preview, language: { t, numbers } }: PartProps) {
  // A draw takes examples from wherever they stand in the file: its parts are not those of the data set.
  const isDrawn = partsOf(preview).seed !== null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className={`${styles.scroll} ${look.classes}`} aria-label={t('dataset.byClass')} tabIndex={0}>
        <table className={styles.table}>
          <caption>{t('dataset.byClass')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dataset.class')}</th>
              {isDrawn ? (
                <th scope="col">{t('dataset.examples')}</th>
              ) : (
                <>
                  <th scope="col">{t('page.library.trainingExamples')}</th>
                  <th scope="col">{t('page.library.testExamples')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {preview.classes.map(({ number, name, trainingExamples, testExamples }) => (
              <tr key={number}>
                <th scope="row">{name === null ? number : `${number} · ${name}`}</th>
                {(isDrawn ? [trainingExamples + testExamples] : [trainingExamples, testExamples]).map(
                  (count, part) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are always the same two, or one
                    <td key={part}>{numbers.whole(count)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
