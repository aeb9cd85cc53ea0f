import type { Language } from '../../charts/chart.type.ts';
import type { PlannedPurpose, PlanStopReason } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/panel.module.css';
import { Term } from '../docs/Term.tsx';

type PlanData = {
  smallestBatchSize: number;
  largestBatchSize: number;
  deviceSecondsBudget: number;
  spentDeviceSeconds: number;
  wantedRatio: number;
  stopReason: PlanStopReason | null;
  lastDecision: { ratio: number | null } | null;
  nextRuns: readonly {
    batchSize: number;
    seed: number;
    purpose: PlannedPurpose;
    expectedDeviceSeconds: number;
  }[];
};
type PlanProps = { plan: PlanData | null; language: Language };

/** What an adaptive sweep does next and why, or why it stopped; nothing of a sweep whose runs were chosen by hand. */
export function Plan({ plan, language: { t, numbers } }: PlanProps) {
  if (!plan) return null;
  const ratio = plan.lastDecision?.ratio;
  const rows = [
    [
      t('sweep.plan.spent'),
      t('sweep.plan.spentOf', {
        spent: numbers.duration(plan.spentDeviceSeconds),
        budget: numbers.duration(plan.deviceSecondsBudget),
      }),
    ],
    [
      t('sweep.plan.ratio'),
      t('sweep.plan.ratioOf', {
        ratio: ratio == null ? '–' : ratio.toFixed(2),
        wanted: numbers.setting(plan.wantedRatio),
      }),
    ],
    ...(plan.stopReason ? [[t('sweep.plan.stopped'), t(`sweep.plan.reasons.${plan.stopReason}`)]] : []),
  ];
  return (
    <section className={styles.plan}>
      <h2>
        <Term name="plan">{t('sweep.plan.title')}</Term>
      </h2>
      <p className="caption">
        {t('sweep.plan.lead', {
          from: numbers.whole(plan.smallestBatchSize),
          to: numbers.whole(plan.largestBatchSize),
        })}
      </p>
      <dl className={styles.settings}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {plan.nextRuns.length > 0 && (
        <ul>
          {plan.nextRuns.map(({ batchSize, seed, purpose, expectedDeviceSeconds }) => (
            <li key={`${batchSize} ${seed}`}>
              {t('sweep.plan.run', {
                batchSize: numbers.whole(batchSize),
                seed: String(seed),
                purpose: t(`sweep.plan.purposes.${purpose}`),
                time: numbers.duration(expectedDeviceSeconds),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
