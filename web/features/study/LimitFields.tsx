import type { Translator } from '../../i18n/translator.ts';

type LimitFieldsProps = {
  limits?: { maxHours: number | null; maxCost: number | null; currency: string | null };
  t: Translator;
};

/** What one training run may take; an empty field is no limit. */
export function LimitFields({ limits, t }: LimitFieldsProps) {
  return (
    <>
      <label>
        {t('study.change.maxHours')}
        <input name="maxHours" inputMode="decimal" defaultValue={limits?.maxHours ?? ''} autoComplete="off" />
      </label>
      <label>
        {t('study.change.maxCost')}
        <input name="maxCost" inputMode="decimal" defaultValue={limits?.maxCost ?? ''} autoComplete="off" />
      </label>
      <label>
        {t('study.change.currency')}
        <input
          name="currency"
          pattern="[A-Za-z]{3}"
          maxLength={3}
          defaultValue={limits?.currency ?? ''}
          autoComplete="off"
        />
      </label>
    </>
  );
}
