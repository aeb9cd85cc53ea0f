import type { Language } from '../../charts/chart.type.ts';
import type { FormChoices } from '../sweepForm/loadChoices.ts';
import { columnsOf } from './csvHead.ts';
import styles from './exchange.module.css';
import type { ExtraField, ImportFields } from './importQuery.ts';
import { faultyNumber, fieldsOf, formatOf, isOptional, metrics, units } from './importQuery.ts';
import { likelyResultColumns } from './likelyResultColumns.ts';

type ResultsFormProps = { fields: ImportFields; choices: FormChoices; language: Language };

/** The second step for files that do not say it all: columns are proposed by their names, and nothing else has a value before the reader gives it one. */
export function ResultsForm({ fields, choices, language: { t } }: ResultsFormProps) {
  const format = formatOf(fields);
  const faulty = faultyNumber(fields);
  const columns = columnsOf(fields);
  const given: ImportFields = { ...likelyResultColumns(columns), ...fields };
  const text = (name: string, label: string, isNeeded = true, hint?: string) => (
    <label>
      {label}
      <input
        name={name}
        defaultValue={fields[name] ?? ''}
        required={isNeeded}
        autoComplete="off"
        aria-invalid={name === faulty || undefined}
      />
      {name === faulty && (
        <span role="alert" className={styles.fault}>
          {t('form.notANumber')}
        </span>
      )}
      {hint && <span className="caption">{hint}</span>}
    </label>
  );
  const choice = (name: string, label: string, options: { value: string; text: string }[], first: string) => (
    <label>
      {label}
      <select name={name} defaultValue={fields[name] ?? ''} required={first === t('exchange.choose')}>
        <option value="">{first}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
  const column = (field: ExtraField, label: string, hint: string) => (
    <label>
      {label}
      <select name={field} defaultValue={given[field] ?? ''} required={!isOptional(field)}>
        <option value="">{isOptional(field) ? t('exchange.noColumn') : t('exchange.choose')}</option>
        {columns.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <span className="caption">{hint}</span>
    </label>
  );
  const known = (nodes: { id: string; name: string }[]) =>
    nodes.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <form action="/sweeps/import#result" className={styles.form}>
      {['upload', 'format', 'file', ...(columns.length > 0 ? ['columns'] : [])].map((name) => (
        <input key={name} type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      <fieldset>
        <legend>{t('exchange.what')}</legend>
        {text('name', t('exchange.name'))}
        {text('policy', t('exchange.policy'), true, t('exchange.policyHint'))}
      </fieldset>
      <fieldset>
        <legend>{t('form.model')}</legend>
        {choice('modelId', t('exchange.known'), known(choices.models.nodes), t('exchange.another'))}
        {text('modelName', t('exchange.modelName'), false)}
        {text('parameterCount', t('exchange.parameterCount'), false)}
      </fieldset>
      <fieldset>
        <legend>{t('form.dataset')}</legend>
        {choice('datasetId', t('exchange.known'), known(choices.datasets.nodes), t('exchange.another'))}
        {text('datasetName', t('exchange.datasetName'), false)}
        {text('trainingExamples', t('exchange.trainingExamples'), false)}
      </fieldset>
      <fieldset>
        <legend>{t('exchange.how')}</legend>
        {choice(
          'targetMetric',
          t('exchange.targetMetric'),
          metrics.map((value) => ({ value, text: t(`exchange.metrics.${value}`) })),
          t('exchange.choose'),
        )}
        {text('threshold', t('exchange.threshold'))}
        {choice(
          'unit',
          t('exchange.unit'),
          units.map((value) => ({ value, text: t(`exchange.units.${value}`) })),
          t('exchange.choose'),
        )}
        {text('currentBatchSize', t('form.current'), false, t('form.currentHint'))}
        {fieldsOf[format].map((field) => {
          const name = t(`exchange.fields.${field}`);
          const label = isOptional(field) ? t('exchange.optional', { field: name }) : name;
          const hint = t(`exchange.hints.${field}`);
          const isColumn = field.endsWith('Column') && columns.length > 0;
          return (
            <div key={field}>
              {isColumn ? column(field, label, hint) : text(field, label, !isOptional(field), hint)}
            </div>
          );
        })}
      </fieldset>
      <button type="submit" className="button primary">
        {t('exchange.look')}
      </button>
    </form>
  );
}
