import type { SnapshotSweep } from '@critbatch/theory';
import { moneyText, targetText, tellInRow } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { deviceTimeText } from '../cost/deviceTimeText.ts';

type Row = [name: string, value: string];

/** What was trained, when, on what, for how much, and by which plan; what a link withholds has no row. */
export function FrozenRecord({ sweep, language }: { sweep: SnapshotSweep; language: Language }) {
  const { t } = language;
  const rows = [
    ...configurationRows(sweep, language),
    ...sizeRows(sweep, language),
    ...targetRows(sweep, language),
    ...spendingRows(sweep, language),
    ...planRows(sweep, language),
  ];
  return (
    <section>
      <h2>{t('report.record.title')}</h2>
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

function configurationRows({ configuration }: SnapshotSweep, { t, numbers }: Language): Row[] {
  if (!configuration) return [];
  const { model, dataset } = configuration;
  return [
    [
      t('form.model'),
      t('report.record.model', { ...model, parameterCount: numbers.quantity(model.parameterCount) }),
    ],
    [
      t('form.dataset'),
      t('report.record.dataset', { ...dataset, trainingExamples: numbers.whole(dataset.trainingExamples) }),
    ],
  ];
}

function sizeRows(sweep: SnapshotSweep, { t, numbers }: Language): Row[] {
  const { batchSizes, seeds, startedBy, createdAt, finishedAt } = sweep;
  return [
    [t('form.batchSizes'), numbers.row(batchSizes)],
    [t('form.seeds'), numbers.row(seeds)],
    ...(startedBy ? [[t('report.record.startedBy'), startedBy] satisfies Row] : []),
    [t('report.record.started'), numbers.moment(new Date(createdAt))],
    ...(finishedAt ? [[t('report.record.ended'), numbers.moment(new Date(finishedAt))] satisfies Row] : []),
  ];
}

/** What the same runs say of the sweep's other targets. */
function targetRows({ status, targets, isPreliminary = false }: SnapshotSweep, language: Language): Row[] {
  return targets
    .slice(1)
    .map(({ estimate, ...target }) => [
      targetText(target, language),
      tellInRow({ estimate, status, isPreliminary }, language),
    ]);
}

function spendingRows({ devices, cost, forecast }: SnapshotSweep, language: Language): Row[] {
  const { t, numbers } = language;
  const seconds = (devices ?? []).map(
    ({ device, deviceSeconds, evaluationSeconds }) =>
      `${device}: ${deviceTimeText({ seconds: deviceSeconds + evaluationSeconds, hasSteps: true }, language)}`,
  );
  const money = (cost ?? []).map(({ amount, currency }) => moneyText(amount, currency, language));
  const foretold = [
    ...(forecast?.deviceSeconds ? [numbers.withInterval(forecast.deviceSeconds, numbers.duration)] : []),
    ...(forecast?.cost && forecast.currency
      ? [moneyText(forecast.cost.value, forecast.currency, language)]
      : []),
  ];
  return [
    ...(seconds.length > 0 ? [[t('report.record.time'), numbers.row(seconds)] satisfies Row] : []),
    ...(money.length > 0 ? [[t('report.record.cost'), numbers.row(money)] satisfies Row] : []),
    ...(foretold.length > 0 ? [[t('report.record.forecast'), foretold.join(' · ')] satisfies Row] : []),
  ];
}

function planRows({ plan }: SnapshotSweep, { t, numbers }: Language): Row[] {
  if (!plan) return [];
  const range = { lower: plan.smallestBatchSize, upper: plan.largestBatchSize };
  const next = numbers.row(plan.nextRuns.map(({ batchSize }) => batchSize));
  return [
    [
      t('report.record.plan'),
      t('report.record.planText', {
        range: numbers.interval(range),
        ratio: numbers.setting(plan.wantedRatio),
      }),
    ],
    ...(plan.stopReason
      ? [[t('report.record.planEnd'), t(`sweep.plan.reasons.${plan.stopReason}`)] satisfies Row]
      : []),
    ...(next ? [[t('report.record.next'), next] satisfies Row] : []),
  ];
}
