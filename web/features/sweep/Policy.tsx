import { budgetText, targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin, TargetMetric } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/panel.module.css';
import type { ShownCadence } from '../cadence/cadenceSettings.ts';
import { Term } from '../docs/Term.tsx';
import { hasStatedSettings } from '../origin/hasStatedSettings.ts';
import type { Row } from '../policy/policyRows.tsx';
import { policyRows } from '../policy/policyRows.tsx';
import type { PolicyData } from '../policy/policyText.ts';

type PolicyProps = {
  sweep: {
    origin: SweepOrigin;
    policy: PolicyData;
    evaluation: ShownCadence;
    targets: readonly { metric: TargetMetric; threshold: number }[];
    budgetMetric?: TargetMetric | null | undefined;
    maxExamplesPerRun: number;
  };
  /** Where other policies can be tried on the same; null for who may not. */
  tryOthersHref: string | null;
  language: Language;
};

/** The settings that every run of the sweep shares, as they were typed. */
export function Policy({ sweep, tryOthersHref, language }: PolicyProps) {
  const { t, numbers } = language;
  const { policy, evaluation, targets, budgetMetric = null, maxExamplesPerRun } = sweep;
  const target = numbers.row(targets.map((each) => targetText(each, language)));
  const budget = numbers.whole(maxExamplesPerRun);
  const asked: Row = budgetMetric
    ? [t('sweep.policy.asked'), budgetText({ metric: budgetMetric, examples: maxExamplesPerRun }, language)]
    : [t('form.target'), target];
  // The program that reports runs evaluates them in its own way, and nobody bisects its logs.
  const isReported = sweep.origin === 'REPORTED';
  const settings: Row[] = [
    [
      t('sweep.policy.evaluation'),
      t(`sweep.policy.${isReported ? 'evaluationReported' : 'evaluationText'}`, {
        percent: numbers.setting(Number(((evaluation.ratio - 1) * 100).toPrecision(3))),
        subset: numbers.whole(evaluation.trainingSubset),
      }),
    ],
    ...(budgetMetric
      ? [asked]
      : [
          [
            t('sweep.policy.crossing'),
            t(`sweep.policy.${evaluation.isExact && !isReported ? 'crossingExact' : 'crossingInterval'}`),
          ] satisfies Row,
        ]),
    [
      t('sweep.policy.stop'),
      budgetMetric
        ? t('sweep.policy.stopBudget', { budget })
        : t('sweep.policy.stopText', { target, budget }),
    ],
  ];
  const rows: Row[] = [...policyRows(policy, language), ...(hasStatedSettings(sweep) ? settings : [asked])];
  return (
    <section>
      <h2>
        <Term name="policy">{t('sweep.policy.title')}</Term>
      </h2>
      <dl className={styles.settings}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {tryOthersHref && (
        <p className={styles.act}>
          <Link prefetch={false} href={tryOthersHref}>
            {t('policies.fromSweep')}
          </Link>
        </p>
      )}
    </section>
  );
}
