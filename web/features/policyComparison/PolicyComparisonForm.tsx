import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { CheckSet } from '../form/CheckSet.tsx';
import type { SweepSettings } from '../sweepForm/initialValues.ts';
import { initialValues } from '../sweepForm/initialValues.ts';
import type { FormChoices } from '../sweepForm/loadChoices.ts';
import { choiceText, contenderChoices, usualChoices, usualRates } from './contenderChoices.ts';
import { createPolicyComparison } from './createPolicyComparison.ts';

type PolicyComparisonFormProps = {
  teamId: string;
  choices: FormChoices;
  like: SweepSettings | null;
  language: Language;
};

/** What every policy shall be tried on, and which policies; filled from a sweep where one was named. */
export function PolicyComparisonForm({ teamId, choices, like, language }: PolicyComparisonFormProps) {
  const { t } = language;
  const values = initialValues(choices, like);
  const options = (nodes: readonly { id: string; name: string }[]) =>
    nodes.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
  return (
    <ActionForm action={createPolicyComparison} submit={t('policies.form.submit')} isPrimary>
      <input type="hidden" name="teamId" value={teamId} />
      <label>
        {t('form.name')}
        <input name="name" defaultValue={values.name} autoComplete="off" required />
      </label>
      <label>
        {t('form.model')}
        <select name="model" defaultValue={values.model}>
          {options(choices.models.nodes)}
        </select>
      </label>
      <label>
        {t('form.dataset')}
        <select name="dataset" defaultValue={values.dataset}>
          {options(choices.datasets.nodes)}
        </select>
      </label>
      <label>
        {t('form.list')}
        <input
          name="batchSizes"
          defaultValue={like ? values.batchSizes : '16, 32, 64, 128, 256, 512'}
          autoComplete="off"
          required
        />
      </label>
      <label>
        {t('form.seeds')}
        <input name="seeds" defaultValue={values.seeds} autoComplete="off" required />
      </label>
      <label>
        {t('form.metric')}
        <select name="metric" defaultValue={values.metric}>
          {(['TRAINING_LOSS', 'TEST_ACCURACY', 'TEST_LOSS', 'GRADIENT_NORM'] as const).map((metric) => (
            <option key={metric} value={metric}>
              {t(`form.${metric}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('form.threshold')}
        <input
          name="threshold"
          defaultValue={values.threshold}
          inputMode="decimal"
          autoComplete="off"
          required
        />
      </label>
      <label>
        {t('form.budget')}
        <input name="budget" defaultValue={values.budget} inputMode="numeric" autoComplete="off" required />
      </label>
      <CheckSet legend={t('policies.form.contenders')}>
        {contenderChoices.map((choice) => (
          <label key={choice}>
            <input
              type="checkbox"
              name="contender"
              value={choice}
              defaultChecked={usualChoices.includes(choice)}
            />
            {choiceText(choice, t)}
          </label>
        ))}
      </CheckSet>
      <label>
        {t('policies.form.multiples', { usual: usualRates(language) })}
        <input name="multiples" defaultValue="0.5, 1, 2, 4" autoComplete="off" required />
      </label>
    </ActionForm>
  );
}
