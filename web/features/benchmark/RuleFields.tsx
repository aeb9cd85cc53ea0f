import { constantCase, policyNames } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { BenchmarkChoicesQuery, Optimiser } from '../../graphql/generated/graphql.ts';
import { CheckSet } from '../form/CheckSet.tsx';
import styles from './benchmark.module.css';
import type { VersionData } from './benchmarkText.ts';

const metrics = ['TRAINING_LOSS', 'TEST_LOSS', 'TEST_ACCURACY', 'GRADIENT_NORM'] as const;
const rankings = ['WORK', 'DEVICE_SECONDS', 'COST', 'CRITICAL_BATCH_SIZE'] as const;
const optimisers: readonly Optimiser[] = policyNames.map(constantCase);

type RuleFieldsProps = {
  choices: BenchmarkChoicesQuery;
  /** What the fields begin with; null for rules that are new. */
  rules: VersionData | null;
  language: Language;
};

/** What a version fixes: the same fields for the first and for every further one. */
export function RuleFields({ choices, rules, language: { t } }: RuleFieldsProps) {
  const prices = rules?.prices ?? [];
  return (
    <>
      <Recorded
        name="modelId"
        label={t('benchmark.form.model')}
        rows={choices.models.nodes}
        chosen={rules?.model.contentHash}
      />
      <Recorded
        name="datasetId"
        label={t('benchmark.form.dataset')}
        rows={choices.datasets.nodes}
        chosen={rules?.dataset.contentHash}
      />
      <label>
        {t('benchmark.form.metric')}
        <select name="metric" defaultValue={rules?.metric}>
          {metrics.map((metric) => (
            <option key={metric} value={metric}>
              {t(`benchmark.form.metrics.${metric}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('benchmark.form.threshold')}
        <input
          name="threshold"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={rules?.threshold}
          required
        />
      </label>
      <label>
        {t('benchmark.form.ranking')}
        <select name="ranking" defaultValue={rules?.ranking}>
          {rankings.map((ranking) => (
            <option key={ranking} value={ranking}>
              {t(`benchmark.ranking.${ranking}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('benchmark.form.device')}
        <input name="device" autoComplete="off" defaultValue={rules?.device ?? ''} />
      </label>
      <CheckSet legend={t('benchmark.form.optimisers')}>
        {optimisers.map((optimiser) => (
          <label key={optimiser}>
            <input
              type="checkbox"
              name="optimiser"
              value={optimiser}
              defaultChecked={rules?.optimisers.includes(optimiser)}
            />
            {t(`benchmark.optimiser.${optimiser}`)}
          </label>
        ))}
      </CheckSet>
      <fieldset className={styles.priced}>
        <legend>{t('benchmark.form.prices')}</legend>
        <label>
          {t('benchmark.form.currency')}
          <input name="currency" autoComplete="off" maxLength={3} defaultValue={rules?.currency ?? ''} />
        </label>
        {[...prices, null, null].map((price, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a form have no other name.
          <div key={row}>
            <label>
              {t('benchmark.form.priceDevice', { row: row + 1 })}
              <input name="priceDevice" autoComplete="off" defaultValue={price?.device ?? ''} />
            </label>
            <label>
              {t('benchmark.form.price', { row: row + 1 })}
              <input
                name="price"
                inputMode="decimal"
                autoComplete="off"
                defaultValue={price?.pricePerDeviceHour ?? ''}
              />
            </label>
          </div>
        ))}
      </fieldset>
    </>
  );
}

type RecordedProps = {
  name: string;
  label: string;
  rows: readonly { id: string; name: string; version: number; contentHash: string }[];
  chosen: string | undefined;
};

/** One of the team's records; where what the rules hold is not among them, nothing is chosen in its stead. */
function Recorded({ name, label, rows, chosen }: RecordedProps) {
  const known = rows.find(({ contentHash }) => contentHash === chosen);
  return (
    <label>
      {label}
      <select name={name} defaultValue={known?.id} required>
        {chosen !== undefined && !known && <option value="" />}
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.name} ({row.version})
          </option>
        ))}
      </select>
    </label>
  );
}
