import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepFilterChoicesQuery } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/list.module.css';
import { ItemFilterFields } from '../item/ItemFilterFields.tsx';
import { sweepSorts } from '../item/itemFilter.ts';
import type { SweepFilter } from './sweepFilter.ts';
import { isFiltered, optionalColumns, statuses, sweepFilterHref } from './sweepFilter.ts';

type SweepFilterFormProps = { filter: SweepFilter; choices: SweepFilterChoicesQuery; language: Language };

/** What to list and which columns of it: a plain form, whose answer is an address. */
export function SweepFilterForm({ filter, choices, language: { t } }: SweepFilterFormProps) {
  const named = ({ id, name, version }: { id: string; name: string; version: number }) => ({
    value: id,
    text: version > 1 ? t('page.filter.version', { name, version: String(version) }) : name,
  });
  const all = {
    ...filter,
    name: '',
    status: null,
    model: null,
    dataset: null,
    tag: '',
    isArchived: false,
    after: null,
  };
  return (
    <search>
      <form action="/sweeps" className={styles.filter} key={sweepFilterHref(filter, {})}>
        <label>
          {t('page.filter.name')}
          <input type="search" name="name" defaultValue={filter.name} autoComplete="off" />
        </label>
        <Choice
          name="status"
          label={t('page.list.state')}
          any={t('page.filter.any')}
          value={filter.status}
          options={statuses.map((value) => ({ value, text: t(`page.list.status.${value}`) }))}
        />
        <Choice
          name="model"
          label={t('form.model')}
          any={t('page.filter.any')}
          value={filter.model}
          options={choices.models.nodes.map(named)}
        />
        <Choice
          name="dataset"
          label={t('form.dataset')}
          any={t('page.filter.any')}
          value={filter.dataset}
          options={choices.datasets.nodes.map(named)}
        />
        <ItemFilterFields filter={filter} sorts={sweepSorts} t={t} />
        <details className={styles.columnChoice}>
          <summary>{t('page.filter.columns')}</summary>
          <fieldset>
            <legend className="visuallyHidden">{t('page.filter.columns')}</legend>
            {optionalColumns.map((column) => (
              <label key={column}>
                <input
                  type="checkbox"
                  name="column"
                  value={column}
                  defaultChecked={filter.columns.includes(column)}
                />
                {t(`page.list.${column}`)}
              </label>
            ))}
          </fieldset>
        </details>
        <button type="submit" className="button">
          {t('page.filter.apply')}
        </button>
        {isFiltered(filter) && (
          <Link prefetch={false} href={sweepFilterHref(all, {})}>
            {t('page.filter.clear')}
          </Link>
        )}
      </form>
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  any: string;
  value: string | null;
  options: { value: string; text: string }[];
};

function Choice({ name, label, any, value, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
