import { plainSentence } from '@critbatch/theory';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { HandIn } from '../../../../features/benchmark/HandIn.tsx';
import { RemedyButton } from '../../../../features/change/RemedyButton.tsx';
import { SuggestedRuns, SuggestionUnderWay } from '../../../../features/change/SuggestedRuns.tsx';
import { Comments } from '../../../../features/comment/Comments.tsx';
import { readCostView } from '../../../../features/cost/costView.ts';
import { MonthlySaving } from '../../../../features/cost/MonthlySaving.tsx';
import { answerText } from '../../../../features/estimate/answerText.ts';
import { Conditions } from '../../../../features/estimate/Conditions.tsx';
import { Doubt } from '../../../../features/estimate/Doubt.tsx';
import { FirstEstimates } from '../../../../features/estimate/FirstEstimates.tsx';
import { isPlanned } from '../../../../features/estimate/isPlanned.ts';
import { Saving } from '../../../../features/estimate/Saving.tsx';
import { settledEstimate } from '../../../../features/estimate/settledEstimate.ts';
import { ItemPanel } from '../../../../features/item/ItemPanel.tsx';
import { Unattended } from '../../../../features/live/Unattended.tsx';
import { loadLanguage, loadSweepPart } from '../../../../features/preferences/preferences.ts';
import { Rechecks } from '../../../../features/recheck/Rechecks.tsx';
import { mayAdminister, mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { AnswerBlock } from '../../../../features/sweep/AnswerBlock.tsx';
import { askedText } from '../../../../features/sweep/askedText.ts';
import { Definition } from '../../../../features/sweep/Definition.tsx';
import { Facts } from '../../../../features/sweep/Facts.tsx';
import { WorkFigure } from '../../../../features/sweep/FigureSet.tsx';
import { loadSweep } from '../../../../features/sweep/loadSweep.ts';
import { PartSwitch } from '../../../../features/sweep/PartSwitch.tsx';
import { predictedOf } from '../../../../features/sweep/predictedOf.ts';
import { RateProbe } from '../../../../features/sweep/RateProbe.tsx';
import { SweepHeader } from '../../../../features/sweep/SweepHeader.tsx';
import { shownPart } from '../../../../features/sweep/shownPart.ts';
import styles from '../../../../features/sweep/sweep.module.css';
import { asksForEvidence, readSweepView, sweepViewHref } from '../../../../features/sweep/sweepView.ts';
import { TargetChoices } from '../../../../features/sweep/TargetChoices.tsx';
import { OtherTargets, OtherTargetsComing } from '../../../../features/target/OtherTargets.tsx';
import { Evidence } from './Evidence.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const answer = await loadSweep((await params).id, readSweepView(await searchParams).target);
  return answer.status === 'answered' ? { title: `#${answer.data.number} ${answer.data.name}` } : {};
}

export default async function SweepPage({ params, searchParams }: Props) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const asked = await searchParams;
  const view = readSweepView(asked);
  const answer = await loadSweep(id, view.target);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const sweep = answer.data;
  const given = { sweep, language };
  const shown = { sweep: shownPart(sweep), language };
  const canChange = mayChange(viewer, sweep.team.id);
  const estimate = settledEstimate(sweep);
  const text = answerText(sweep, language);
  // More runs with steps that are too long would fare no better.
  const isSuggested = text.remedy?.kind !== 'smallerSteps' && isPlanned(sweep);
  const hasDecision =
    sweep.status !== 'RUNNING' && sweep.recommendation !== null && estimate?.answer !== 'NOT_IDENTIFIED';
  const part = hasDecision && !asksForEvidence(asked) ? await loadSweepPart() : 'evidence';
  const headline = plainSentence(text.headline);
  const definition = (
    <Definition
      policy={sweep.policy}
      estimate={sweep.estimate}
      isForBudget={sweep.budgetMetric !== null}
      language={language}
    />
  );
  return (
    <Page>
      <SweepHeader
        {...given}
        canChange={canChange}
        partSwitch={
          hasDecision && (
            <PartSwitch
              shown={part}
              href={sweepViewHref(sweep.id, readSweepView({ target: asked.target }), {})}
              language={language}
            />
          )
        }
      />
      <RateProbe {...given} canChange={canChange} />
      <Unattended {...given} />
      <div className={styles.top}>
        <div>
          <TargetChoices {...given} view={view} />
          <AnswerBlock asked={askedText(sweep, language)} text={text} locale={language.locale} />
          {canChange && sweep.status !== 'RUNNING' && text.remedy && (
            <RemedyButton sweep={sweep} remedy={text.remedy} language={language} />
          )}
          {isSuggested && (
            <Suspense fallback={<SuggestionUnderWay language={language} />}>
              <SuggestedRuns
                sweepId={sweep.id}
                canAdd={canChange}
                isImported={sweep.origin === 'IMPORTED'}
                language={language}
              />
            </Suspense>
          )}
          {part === 'evidence' && (
            <>
              <FirstEstimates
                estimates={sweep.firstEstimates}
                predicted={predictedOf(sweep)}
                language={language}
              />
              <Facts {...given} />
              {estimate && <Doubt estimate={estimate} language={language} />}
            </>
          )}
          {part === 'evidence' && definition}
        </div>
        <aside>
          {sweep.recommendation && (
            <MonthlySaving
              recommendation={sweep.recommendation}
              team={sweep.team}
              sweep={sweep}
              now={new Date()}
              canChange={canChange}
              isAdmin={mayAdminister(viewer, sweep.team.id)}
              language={language}
            />
          )}
          {estimate?.answer === 'NOT_IDENTIFIED' && <Conditions estimate={estimate} language={language} />}
          {part === 'evidence' && estimate && estimate.answer !== 'NOT_IDENTIFIED' && (
            <Saving {...given} estimate={estimate} />
          )}
        </aside>
      </div>
      {part === 'decision' ? (
        <div className={`${styles.mainFigures} ${styles.decided}`}>
          <div>
            <WorkFigure
              {...shown}
              answer={headline}
              {...(sweep.recommendation && { decided: sweep.recommendation })}
            />
            {definition}
          </div>
          {sweep.target && (
            <Suspense fallback={<OtherTargetsComing />}>
              <OtherTargets
                sweep={{ id: sweep.id, target: { ...sweep.target, estimate } }}
                isEvidence={false}
                language={language}
              />
            </Suspense>
          )}
        </div>
      ) : (
        <Evidence
          {...given}
          shown={shown.sweep}
          answer={headline}
          view={view}
          cost={readCostView(asked)}
          canChange={canChange}
          canAdd={canChange && sweep.origin !== 'IMPORTED'}
        />
      )}
      {sweep.status === 'FINISHED' && sweep.origin === 'TRAINED' && estimate?.answer === 'MINIMISER' && (
        <Suspense>
          <Rechecks sweepId={sweep.id} canChange={canChange} language={language} />
        </Suspense>
      )}
      {sweep.status === 'FINISHED' && sweep.target && (
        <Suspense>
          <HandIn sweepId={sweep.id} canChange={canChange} language={language} />
        </Suspense>
      )}
      <Suspense>
        <Comments
          subject={{ sweepId: sweep.id }}
          teamId={sweep.team.id}
          viewer={viewer}
          language={language}
        />
      </Suspense>
      {canChange && (
        <ItemPanel
          item={sweep}
          path="/sweeps"
          canDelete={mayAdminister(viewer, sweep.team.id)}
          language={language}
        />
      )}
    </Page>
  );
}
