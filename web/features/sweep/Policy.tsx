import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { phrase } from '../estimate/phrase.ts';
import { RichText } from '../shell/richText.tsx';
import styles from './panel.module.css';
import type { SweepPageData } from './sweepPage.type.ts';

/** The settings that every run of the sweep shares, as they were typed. */
export function Policy({ sweep, language: { t, numbers } }: { sweep: SweepPageData; language: Language }) {
  const { policy, evaluation, targets, maxExamplesPerRun } = sweep;
  const target = targets
    .map(({ metric, threshold }) => t(`answer.target.${metric}`, { threshold: numbers.setting(threshold) }))
    .join(', ');
  const reset = phrase('sweep.policy.reset', {
    initialStepSize: numbers.setting(policy.initialStepSize),
    reset: t(`sweep.policy.resets.${policy.reset}`),
  });
  const grows = policy.reset === 'INCREASE';
  const isBounded = policy.maxStepSize !== null && (grows || policy.reset === 'EPOCH_MEAN');
  const rows: [name: string, value: ReactNode][] = [
    [t('sweep.policy.optimiser'), t('sweep.policy.armijo')],
    [t('sweep.policy.initialStepSize'), <RichText key="reset" t={t} phrase={reset} />],
    [t('sweep.policy.sufficientDecrease'), numbers.setting(policy.sufficientDecrease)],
    [t('sweep.policy.backtrackFactor'), numbers.setting(policy.backtrackFactor)],
    ...(grows
      ? [[t('sweep.policy.growthPerEpoch'), numbers.setting(policy.growthPerEpoch)] as [string, ReactNode]]
      : []),
    ...(isBounded
      ? [[t('sweep.policy.maxStepSize'), numbers.setting(policy.maxStepSize ?? 0)] as [string, ReactNode]]
      : []),
    [t('sweep.policy.maxTrials'), numbers.whole(policy.maxTrials)],
    [
      t('sweep.policy.evaluation'),
      t('sweep.policy.evaluationText', {
        percent: numbers.setting(Number(((evaluation.ratio - 1) * 100).toPrecision(3))),
        subset: numbers.whole(evaluation.trainingSubset),
      }),
    ],
    [t('sweep.policy.stop'), t('sweep.policy.stopText', { target, budget: numbers.tick(maxExamplesPerRun) })],
  ];
  return (
    <section>
      <h2>{t('sweep.policy.title')}</h2>
      <dl className={styles.settings}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
