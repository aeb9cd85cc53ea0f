import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { FieldValues } from './fields.ts';
import type { AskedStage } from './loadStage.ts';

type StageLeadProps = { stage: AskedStage; values: FieldValues; isProposed: boolean; language: Language };

/** Which stage the sweep is for, what the form starts with, and what the team lacks for it. */
export function StageLead({ stage, values, isProposed, language: { t, numbers } }: StageLeadProps) {
  const size = numbers.whole(stage.size);
  return (
    <>
      <p>
        {t('form.stage.lead', { stage: stage.name, size })} {isProposed && t('form.stage.proposed')}
      </p>
      {values.model === '' && (
        <p role="note">
          {t('form.stage.noModel', { size })}{' '}
          <Link prefetch={false} href="/models">
            {t('form.stage.models')}
          </Link>
        </p>
      )}
    </>
  );
}
