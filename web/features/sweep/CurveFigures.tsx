import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { hasLineSearch } from '../policy/hasLineSearch.ts';
import type { PolicyData } from '../policy/policyText.ts';
import type { CurveQuantity } from '../run/curves.ts';
import { curveAxes, curvesOf, quantityOf, recordedQuantities } from '../run/curves.ts';
import { HistoryTable } from '../run/HistoryTable.tsx';
import type { RunData } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';
import { Choices } from '../shell/Choices.tsx';
import type { DrawnSweep } from './Figure.tsx';
import { Figure } from './Figure.tsx';
import styles from './sweep.module.css';
import type { SweepView } from './sweepView.ts';
import { outcomeQuantities, searchQuantities, sweepViewHref } from './sweepView.ts';
import { tableHref } from './tableHref.ts';

type CurveFiguresProps = {
  sweep: Omit<DrawnSweep, 'runs'> & {
    runs: readonly RunData[];
    policy: Pick<PolicyData, '__typename'>;
    budgetMetric?: TargetMetric | null;
  };
  view: SweepView;
  language: Language;
};

/** What happened inside the runs: one quantity of the training and one of the line search, against a chosen axis. */
export function CurveFigures({ sweep, view, language }: CurveFiguresProps) {
  const { t } = language;
  const recorded = recordedQuantities(sweep, { hasLineSearch: hasLineSearch(sweep.policy) });
  const among = (wanted: readonly CurveQuantity[]) => wanted.filter((name) => recorded.includes(name));
  const outcomes = among(outcomeQuantities);
  const searches = among(searchQuantities);
  const asked = view.curve ?? quantityOf(sweep.target?.metric ?? sweep.budgetMetric ?? undefined);
  const curve = outcomes.includes(asked) ? asked : (outcomes[0] ?? asked);
  const search = searches.includes(view.search) ? view.search : (searches[0] ?? view.search);
  // Runs that have ended without a log leave nothing to draw; those of a sweep that runs will.
  if (recorded.length === 0 && sweep.status !== 'RUNNING') return null;
  const quantityChoices = (names: CurveQuantity[], current: CurveQuantity, parameter: 'curve' | 'search') =>
    names.map((name) => ({
      name: t(`chart.curves.${name}.title`),
      href: sweepViewHref(sweep.id, view, { [parameter]: name }),
      isCurrent: name === current,
    }));
  // Logs that were written elsewhere may tell no time: all of them would lie on one line.
  const isTimed = sweep.runs.some(({ history }) => history.some(({ deviceSeconds }) => deviceSeconds > 0));
  const axes = curveAxes.filter((axis) => axis !== 'time' || isTimed || sweep.status === 'RUNNING');
  const against = axes.includes(view.against) ? view.against : 'steps';
  const drawn = { sweep, view: { ...view, against }, language };
  const axisChoices = axes.map((axis) => ({
    name: t(`chart.curves.choices.${axis}`),
    href: sweepViewHref(sweep.id, view, { against: axis }),
    isCurrent: axis === against,
  }));
  return (
    <section className={styles.band}>
      <div className={styles.bandHead}>
        <div>
          <h2>{t('chart.curves.title')}</h2>
          <p className="caption">{t(sweep.target ? 'chart.curves.caption' : 'chart.curves.captionBudget')}</p>
        </div>
        <Choices label={t('chart.curves.against')} choices={axisChoices} />
      </div>
      <div className={styles.curveFigures}>
        {(outcomes.length > 0 || recorded.length === 0) && (
          <div>
            {outcomes.length > 1 && (
              <Choices
                label={t('chart.curves.quantity')}
                choices={quantityChoices(outcomes, curve, 'curve')}
              />
            )}
            <CurveFigure {...drawn} quantity={curve} />
          </div>
        )}
        {searches.length > 0 && (
          <div>
            {searches.length > 1 && (
              <Choices
                label={t('chart.curves.searchQuantity')}
                choices={quantityChoices(searches, search, 'search')}
              />
            )}
            <CurveFigure {...drawn} quantity={search} />
          </div>
        )}
      </div>
    </section>
  );
}

function CurveFigure({
  sweep,
  view: { against },
  language,
  quantity,
}: CurveFiguresProps & { quantity: CurveQuantity }) {
  const { t } = language;
  const title = t(`chart.curves.${quantity}.title`);
  const drawn = curvesOf({ ...sweep, highlighted: null }, quantity, against).curves.filter(
    ({ points }) => points.length > 0,
  );
  const reached = sweep.runs.filter((run) => readRun(run).state === 'reached').length;
  const values = drawn.flatMap(({ points }) => points.map(({ value }) => value));
  const counted = { quantity: title, count: drawn.length };
  const sentence = sweep.target
    ? t('chart.curves.sentence', { ...counted, reached })
    : t('chart.curves.sentenceBudget', counted);
  const range = values.length > 0 ? ` ${t('chart.curves.range', extremes(values))}` : '';
  return (
    <Figure
      name={quantity}
      sweep={sweep}
      language={language}
      against={against}
      title={title}
      sentence={`${sentence}${range}`}
      definition={t(`chart.curves.${quantity}.definition`)}
      table={
        <HistoryTable
          sweepId={sweep.id}
          runs={sweep.runs}
          hasLineSearch={hasLineSearch(sweep.policy)}
          language={language}
          caption={title}
        />
      }
      csv={[{ href: tableHref(sweep, 'history'), label: t('sweep.data.csvHistory') }]}
    />
  );
}

function extremes(values: number[]): { lower: string; upper: string } {
  const short = (value: number) => String(Number(value.toPrecision(2)));
  return {
    lower: short(values.reduce((one, other) => Math.min(one, other))),
    upper: short(values.reduce((one, other) => Math.max(one, other))),
  };
}
