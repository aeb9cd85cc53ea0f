import type { Translator } from '../../i18n/translator.ts';
import type { SizedModel } from './sizedModel.ts';

type ModelFieldProps = { models: readonly SizedModel[]; none: string; t: Translator };

/** The model that a stage is to train: it gives the size, so that nobody types one that no model has. */
export function ModelField({ models, none, t }: ModelFieldProps) {
  if (models.length === 0) return null;
  return (
    <label>
      {t('study.change.model')}
      <select name="modelId">
        <option value="">{none}</option>
        {models.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
