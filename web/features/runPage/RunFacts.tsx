import { metricText, targetText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import panel from '../../styles/panel.module.css';
import { deviceTimeText } from '../cost/deviceTimeText.ts';
import { hasStatedSettings } from '../origin/hasStatedSettings.ts';
import { phaseShares } from '../run/computing.ts';
import { stoppedBy } from '../run/runState.ts';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';

type RunFactsProps = { run: RunPageData; language: Language };

/** When the run reached each target, what it took, and where its device time went. */
export function RunFacts({ run, language }: RunFactsProps) {
  const { t } = language;
  const phases = phaseRows(run, language);
  return (
    <div className={styles.columns}>
      <Rows
        rows={[...targetRows(run, language), ...hopelessRows(run, language), ...spentRows(run, language)]}
      />
      <div>
        <Rows rows={timeRows(run, language)} />
        {phases && (
          <section className={styles.part}>
            <h2>{t('run.phases.title')}</h2>
            <p className="caption">{t('run.phases.caption')}</p>
            <Rows rows={phases} />
          </section>
        )}
      </div>
    </div>
  );
}

type Row = [name: string, value: string];

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className={panel.settings}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function targetRows({ crossings, sweep, outcome, cancelRequested }: RunPageData, language: Language): Row[] {
  const { t, numbers } = language;
  const stopped = stoppedBy({ outcome, cancelRequested });
  return sweep.targets.flatMap((target): Row[] => {
    const crossing = crossings.find((each) => each.target.id === target.id);
    if (!crossing) return [];
    const { lowerSteps, upperSteps } = crossing;
    const lower = numbers.whole(lowerSteps);
    const name = t('run.facts.target', { target: targetText(target, language) });
    const missed = stopped === 'hopeless' ? 'notByCap' : stopped === 'byPlan' ? 'stopped' : 'missed';
    if (upperSteps === null) return [[name, t(`run.facts.${missed}`, { lower })]];
    const key = upperSteps - lowerSteps > 1 ? 'between' : 'exactly';
    return [[name, t(`run.facts.${key}`, { lower, upper: numbers.whole(upperSteps) })]];
  });
}

/** By which figures it was stopped early. */
function hopelessRows({ hopeless }: RunPageData, language: Language): Row[] {
  if (!hopeless) return [];
  const { t, numbers } = language;
  const { metric, fromStep, step, best, atStart } = hopeless;
  const loss = (value: number) => numbers.setting(Number(value.toPrecision(3)));
  const text = t('run.facts.hopelessText', {
    metric: metricText(metric, language),
    from: numbers.whole(fromStep),
    step: numbers.whole(step),
    best: loss(best),
    start: loss(atStart),
  });
  return [[t('run.facts.hopeless'), text]];
}

function spentRows(run: RunPageData, { t, numbers }: Language): Row[] {
  const { latestMeasurement: latest, sweep } = run;
  const seen = numbers.whole(run.examplesSeen);
  const budget = run.maxExamples ?? (hasStatedSettings(sweep) ? sweep.maxExamplesPerRun : null);
  return [
    [t('run.facts.steps'), numbers.whole(run.step)],
    [
      t('run.facts.examples'),
      budget === null ? seen : t('run.facts.ofBudget', { seen, budget: numbers.whole(budget) }),
    ],
    ...(latest
      ? ([
          [t('run.facts.gradients'), numbers.whole(latest.gradientEvaluations)],
          // An update rule searches for nothing.
          ...(latest.functionEvaluations > 0
            ? ([
                [t('run.facts.trials'), numbers.whole(latest.functionEvaluations)],
                [t('run.facts.exhausted'), numbers.whole(latest.exhaustedSearches)],
              ] satisfies Row[])
            : []),
        ] satisfies Row[])
      : []),
  ];
}

function timeRows(run: RunPageData, language: Language): Row[] {
  const { t, numbers } = language;
  const { latestMeasurement: latest, createdAt, startedAt, finishedAt, sweep } = run;
  const moment = (time: string) => numbers.moment(new Date(time));
  const isQueuedHere = sweep.origin !== 'IMPORTED';
  return [
    ...(isQueuedHere ? [[t('run.facts.queued'), moment(createdAt)] satisfies Row] : []),
    ...(startedAt ? [[t('run.facts.started'), moment(startedAt)] satisfies Row] : []),
    // A file of results does not say when: what is recorded is when it was imported.
    ...(finishedAt && hasStatedSettings(sweep)
      ? [[t('run.facts.ended'), moment(finishedAt)] satisfies Row]
      : []),
    [t('run.facts.device'), deviceTimeText({ seconds: run.deviceSeconds, hasSteps: run.step > 0 }, language)],
    ...(latest
      ? [[t('run.facts.evaluation'), numbers.duration(latest.evaluationSeconds)] satisfies Row]
      : []),
  ];
}

function phaseRows(run: RunPageData, { t, numbers }: Language): Row[] | null {
  const shares = phaseShares([run]);
  return (
    shares?.map(
      ({ phase, seconds, share }): Row => [
        t(`run.phases.phase.${phase}`),
        t('run.phases.share', {
          time: numbers.duration(seconds),
          share: numbers.whole(Math.round(100 * share)),
        }),
      ],
    ) ?? null
  );
}
