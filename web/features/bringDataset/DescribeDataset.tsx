import type { Language } from '../../charts/chart.type.ts';
import type { dataset } from '../../i18n/en/dataset.ts';
import { columnsOf } from '../exchange/csvHead.ts';
import styles from '../exchange/exchange.module.css';
import type { DatasetFields } from './datasetQuery.ts';
import { datasetFormatOf } from './datasetQuery.ts';
import { likelyColumns } from './likelyColumns.ts';

type DescribeDatasetProps = { fields: DatasetFields; language: Language };
type Field = keyof typeof dataset.fields;

/** The second step: what the file does not say. Columns and shape are proposed as the first line has them; the name is that of the file; nothing else has a value before the reader gives it one. */
export function DescribeDataset({ fields, language: { t } }: DescribeDatasetProps) {
  const format = datasetFormatOf(fields);
  const columns = columnsOf(fields);
  const likely = format === 'csv' && !fields.name ? likelyColumns(columns) : null;
  const given: DatasetFields = {
    ...(!fields.name && { name: (fields.file ?? '').replace(/\.[^.]*$/, '') }),
    ...(likely && {
      labelColumn: likely.label,
      partColumn: likely.part,
      inputShape: String(likely.inputs),
    }),
    ...fields,
  };
  const text = (name: Field, isNeeded = false) => (
    <label>
      {isNeeded
        ? t(`dataset.fields.${name}`)
        : t('exchange.optional', { field: t(`dataset.fields.${name}`) })}
      <input name={name} defaultValue={given[name] ?? ''} required={isNeeded} autoComplete="off" />
      <span className="caption">{t(`dataset.hints.${name}`)}</span>
    </label>
  );
  const column = (name: Field, isNeeded = false) =>
    columns.length === 0 ? (
      text(name, isNeeded)
    ) : (
      <label>
        {isNeeded
          ? t(`dataset.fields.${name}`)
          : t('exchange.optional', { field: t(`dataset.fields.${name}`) })}
        <select name={name} defaultValue={given[name] ?? ''} required={isNeeded}>
          <option value="">{t(isNeeded ? 'exchange.choose' : 'exchange.noColumn')}</option>
          {columns.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <span className="caption">{t(`dataset.hints.${name}`)}</span>
      </label>
    );
  return (
    <form action="/datasets/new" className={styles.form}>
      {['upload', 'format', 'file', ...(columns.length > 0 ? ['columns'] : [])].map((name) => (
        <input key={name} type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      <fieldset>
        <legend>{t('dataset.what')}</legend>
        {text('name', true)}
        {text('licence')}
        {text('inputShape', true)}
        {text('classes')}
      </fieldset>
      {format === 'csv' && (
        <fieldset>
          <legend>{t('dataset.columns')}</legend>
          {columns.length > 0 && (
            <p className="caption">{t('dataset.columnsOfFile', { columns: columns.join(', ') })}</p>
          )}
          {likely && <p className="caption">{t('dataset.proposed')}</p>}
          {column('labelColumn', true)}
          {text('inputColumns')}
          {column('partColumn')}
        </fieldset>
      )}
      <fieldset>
        <legend>{t('dataset.preparation')}</legend>
        {text('testExamples')}
        {text('splitSeed')}
        {text('mean')}
        {text('deviation')}
      </fieldset>
      <button type="submit" className="button primary">
        {t('dataset.look')}
      </button>
    </form>
  );
}
