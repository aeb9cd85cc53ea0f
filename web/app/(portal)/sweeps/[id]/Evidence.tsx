import { Suspense } from 'react';
import type { Language } from '../../../../charts/chart.type.ts';
import { BudgetLosses } from '../../../../features/budget/BudgetLosses.tsx';
import { Budgets } from '../../../../features/budget/Budgets.tsx';
import { ChangeRuns } from '../../../../features/change/ChangeRuns.tsx';
import { CostPanel, CostPanelComing } from '../../../../features/cost/CostPanel.tsx';
import type { CostView } from '../../../../features/cost/costView.ts';
import { LawTable } from '../../../../features/estimate/LawTable.tsx';
import { nearestToAnswer } from '../../../../features/estimate/nearestToAnswer.ts';
import { Overheads } from '../../../../features/estimate/Overheads.tsx';
import { settledEstimate } from '../../../../features/estimate/settledEstimate.ts';
import { RunGrid } from '../../../../features/run/RunGrid.tsx';
import { Trouble } from '../../../../features/run/Trouble.tsx';
import { CurveFigures } from '../../../../features/sweep/CurveFigures.tsx';
import { DeviceTimes } from '../../../../features/sweep/DeviceTimes.tsx';
import { MainFigures, TheoryFigure } from '../../../../features/sweep/FigureSet.tsx';
import { Plan } from '../../../../features/sweep/Plan.tsx';
import { Policy } from '../../../../features/sweep/Policy.tsx';
import { Spend } from '../../../../features/sweep/Spend.tsx';
import styles from '../../../../features/sweep/sweep.module.css';
import type { SweepPageData } from '../../../../features/sweep/sweepPage.type.ts';
import type { SweepView } from '../../../../features/sweep/sweepView.ts';
import { sweepViewHref } from '../../../../features/sweep/sweepView.ts';
import { OtherTargets, OtherTargetsComing } from '../../../../features/target/OtherTargets.tsx';

type EvidenceProps = {
  sweep: SweepPageData;
  /** The sweep with as many of its runs as a page shows. */
  shown: SweepPageData;
  answer: string;
  view: SweepView;
  cost: CostView;
  canChange: boolean;
  canAdd: boolean;
  language: Language;
};

/** All that an answer rests on: figures, runs, laws, other targets, time and money, curves, settings. */
export function Evidence({ sweep, shown, answer, view, cost, canChange, canAdd, language }: EvidenceProps) {
  const { t, numbers } = language;
  const estimate = settledEstimate(sweep);
  // A file of results has no logs.
  const hasCurves = sweep.status === 'RUNNING' || shown.runs.some(({ history }) => history.length > 1);
  const runsCaption = sweep.budgetMetric ? 'captionBudget' : hasCurves ? 'captionCurves' : 'caption';
  return (
    <>
      {sweep.budgetMetric ? (
        <div className={`${styles.band} ${styles.questions}`}>
          {sweep.budgetAnswer && (
            <BudgetLosses answer={sweep.budgetAnswer} headline={answer} language={language} />
          )}
          {sweep.status !== 'RUNNING' && (
            <Suspense fallback={<OtherTargetsComing />}>
              <Budgets
                sweep={{ id: sweep.id, metric: sweep.budgetMetric }}
                title={t('budget.otherTitle')}
                language={language}
              />
            </Suspense>
          )}
        </div>
      ) : (
        <MainFigures sweep={shown} language={language} answer={answer} />
      )}
      <section className={styles.band}>
        <h2>{t('sweep.runs.title')}</h2>
        <p className="caption">{t(`sweep.runs.${runsCaption}`)}</p>
        {shown.runs.length < sweep.runs.length && (
          <p className="caption">
            {t('sweep.runs.some', {
              shown: numbers.whole(shown.runs.length),
              total: numbers.whole(sweep.runs.length),
            })}
          </p>
        )}
        <RunGrid sweep={shown} language={language} nearest={nearestToAnswer(shown)} />
        <Trouble sweepId={sweep.id} runs={shown.runs} language={language} />
        {canAdd && <ChangeRuns sweep={sweep} language={language} />}
      </section>
      {!sweep.budgetMetric && (
        <div className={styles.theory}>
          <TheoryFigure sweep={shown} language={language} answer={answer} />
          <div className={styles.theoryTables}>
            <LawTable estimate={estimate} isRunning={sweep.status === 'RUNNING'} language={language} />
            <Overheads estimate={estimate} language={language} />
            <DeviceTimes sweep={{ ...sweep, estimate }} language={language} />
          </div>
        </div>
      )}
      {sweep.status !== 'RUNNING' && sweep.target && (
        <div className={`${styles.band} ${styles.questions}`}>
          <Suspense fallback={<OtherTargetsComing />}>
            <OtherTargets
              sweep={{ id: sweep.id, target: { ...sweep.target, estimate } }}
              isEvidence
              language={language}
            />
          </Suspense>
          <Suspense fallback={<OtherTargetsComing />}>
            <Budgets sweep={{ id: sweep.id, metric: sweep.target.metric }} language={language} />
          </Suspense>
        </div>
      )}
      {sweep.status !== 'RUNNING' && sweep.target && (
        <Suspense fallback={estimate?.bestLaw ? <CostPanelComing /> : null}>
          <CostPanel
            sweep={sweep}
            language={language}
            targetId={view.target}
            pageHref={sweepViewHref(sweep.id, view, {})}
            asked={cost}
          />
        </Suspense>
      )}
      <CurveFigures sweep={shown} language={language} view={view} />
      <div className={styles.columns}>
        <Policy
          sweep={sweep}
          language={language}
          tryOthersHref={
            canChange && sweep.target ? `/policies/new?like=${encodeURIComponent(sweep.id)}` : null
          }
        />
        <div>
          <Spend sweep={sweep} language={language} canChange={canChange} />
          <Plan plan={sweep.plan} language={language} />
        </div>
      </div>
    </>
  );
}
