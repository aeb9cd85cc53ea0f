import { updateRuleOf, updateRuleOfType } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { PolicyPartsFragment } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { continueSweep } from './actions.ts';
import styles from './rateProbe.module.css';

type ProbedSweep = {
  id: string;
  isPaused: boolean;
  policy: PolicyPartsFragment;
  rateProbe: {
    status: string;
    learningRate: number | null;
    diverges: boolean | null;
    smallerLearningRate: number | null;
  } | null;
};
type RateProbeProps = { sweep: ProbedSweep; canChange: boolean; language: Language };

/** A learning rate that diverged before the first run: the choice that the sweep waits for, or what was chosen. */
export function RateProbe({ sweep, canChange, language }: RateProbeProps) {
  const { t, numbers } = language;
  const { learningRate, diverges, smallerLearningRate } = sweep.rateProbe ?? {};
  if (!diverges || learningRate == null) return null;
  // It was canceled before somebody chose.
  if (sweep.rateProbe?.status === 'PAUSED' && !sweep.isPaused) return null;
  const asked = numbers.setting(learningRate);
  if (smallerLearningRate == null) return <p className="caption">{t('sweep.probe.alone', { asked })}</p>;
  const smaller = numbers.setting(smallerLearningRate);
  if (!sweep.isPaused) return <p className="caption">{chosen(sweep.policy, learningRate, language)}</p>;
  return (
    <section className={styles.choice} role="status">
      <p>{paused(sweep.policy, learningRate, smallerLearningRate, language)}</p>
      {canChange && (
        <div className={styles.ways}>
          <ActionForm action={continueSweep} submit={t('sweep.probe.use', { smaller })} isPrimary>
            <input type="hidden" name="sweepId" value={sweep.id} />
            <input type="hidden" name="learningRate" value={smallerLearningRate} />
          </ActionForm>
          <ActionForm action={continueSweep} submit={t('sweep.probe.keep', { asked })}>
            <input type="hidden" name="sweepId" value={sweep.id} />
          </ActionForm>
        </div>
      )}
    </section>
  );
}

function paused(policy: PolicyPartsFragment, asked: number, smaller: number, language: Language): string {
  const { t, numbers } = language;
  const name = updateRuleOfType(policy.__typename);
  const said = { asked: numbers.setting(asked), smaller: numbers.setting(smaller) };
  return name && updateRuleOf({ name }).usualLearningRate === smaller
    ? t('sweep.probe.pausedUsual', { ...said, optimiser: t(`policy.names.${policy.__typename}`) })
    : t('sweep.probe.paused', said);
}

function chosen(policy: PolicyPartsFragment, asked: number, { t, numbers }: Language): string {
  const now = ('learningRate' in policy && policy.learningRate?.base) || asked;
  const said = { asked: numbers.setting(asked), now: numbers.setting(now) };
  return now === asked ? t('sweep.probe.kept', said) : t('sweep.probe.changed', said);
}
