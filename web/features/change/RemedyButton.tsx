import { targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin } from '../../graphql/generated/graphql.ts';
import type { Remedy } from '../estimate/answerText.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { formLike } from '../sweepForm/askedValues.ts';
import { addTarget } from './actions.ts';
import styles from './change.module.css';

type RemedyButtonProps = {
  sweep: { id: string; origin: SweepOrigin };
  remedy: Remedy;
  language: Language;
};

/** What the answer advises where no run arrived, as one click: a looser target costs nothing, smaller steps a new sweep. */
export function RemedyButton({ sweep, remedy, language }: RemedyButtonProps) {
  const { t, numbers } = language;
  if (remedy.kind === 'smallerSteps') {
    const { learningRate } = remedy;
    // What was trained elsewhere starts again elsewhere.
    if (sweep.origin !== 'TRAINED') return null;
    const asked = learningRate === null ? {} : { learningRate: String(learningRate) };
    return (
      <p className={styles.suggested}>
        <Link prefetch={false} href={formLike(sweep.id, asked)} className="button primary">
          {learningRate === null
            ? t('change.smallerSteps')
            : t('change.smallerRate', { learningRate: numbers.setting(learningRate) })}
        </Link>
      </p>
    );
  }
  const { metric, threshold } = remedy.target;
  return (
    <div className={styles.suggested}>
      <ActionForm
        action={addTarget}
        submit={t('change.looserTarget', { target: targetText(remedy.target, language) })}
        isPrimary
      >
        <input type="hidden" name="sweepId" value={sweep.id} />
        <input type="hidden" name="metric" value={metric} />
        <input type="hidden" name="threshold" value={threshold} />
      </ActionForm>
      <p className="caption">{t('change.looserTargetNote')}</p>
    </div>
  );
}
