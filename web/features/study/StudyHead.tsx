import { type Locale, spaceBetween } from '@critbatch/theory';
import Link from 'next/link';
import { Fragment, Suspense } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import head from '../../styles/head.module.css';
import { SuggestedRuns, SuggestionUnderWay } from '../change/SuggestedRuns.tsx';
import { ChoiceTable } from '../cost/ChoiceTable.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import { RichText } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import { decisionOf } from './decision.ts';
import type { StageData, StudyData } from './studyData.ts';
import { decidedStage, unidentifiedStage } from './studyData.ts';

type StudyHeadProps = { study: StudyData; canChange: boolean; language: Language; locale: Locale };

/** Where we are, the decision in the largest words of the page, what the study costs and returns, and the choices inside the limits. */
export function StudyHead({ study, canChange, language, locale }: StudyHeadProps) {
  const { t } = language;
  const { headline, lead } = decisionOf(study, language);
  const frontier = decidedStage(study)?.costFrontier ?? null;
  const check = study.stages.find(({ proposedSweep }) => proposedSweep !== null)?.proposedSweep?.check;
  const unidentified = unidentifiedStage(study.stages);
  return (
    <>
      <header className={head.header}>
        <nav aria-label={t('sweep.crumb')} className={head.crumb}>
          <Link prefetch={false} href="/studies">
            {t('study.title')}
          </Link>{' '}
          / {study.team.name}
        </nav>
        <div className={head.headline}>
          <h1 className={answer.name}>{study.name}</h1>
          <ItemTags item={study} path="/studies" t={t} />
        </div>
      </header>
      <section className={answer.top}>
        <div>
          <p className={answer.sentence}>
            <RichText t={t} phrase={headline} />
          </p>
          {check?.verdict && (
            <p className={answer.lead}>
              <strong>{check.verdict}</strong>
            </p>
          )}
          {study.payback.text !== '' && <p className={answer.lead}>{study.payback.text}</p>}
          <p className={answer.lead}>
            {lead.map((part) => (
              <Fragment key={part.key}>
                <RichText t={t} phrase={part} />
                {spaceBetween[locale]}
              </Fragment>
            ))}
          </p>
          {unidentified && <Settling stage={unidentified} canChange={canChange} language={language} />}
        </div>
        {frontier?.recommended && <ChoiceTable frontier={frontier} language={language} />}
      </section>
    </>
  );
}

type SettlingProps = { stage: StageData; canChange: boolean; language: Language };

/** Where a stage has no answer yet: the runs that would settle it, with their cost, and the way to its sweep. */
function Settling({ stage: { name, sweep }, canChange, language }: SettlingProps) {
  if (!sweep) return null;
  return (
    <>
      <Suspense fallback={<SuggestionUnderWay language={language} />}>
        <SuggestedRuns
          sweepId={sweep.id}
          canAdd={canChange}
          isImported={sweep.origin === 'IMPORTED'}
          language={language}
        />
      </Suspense>
      <p>
        <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
          {language.t('study.whyUnidentified', { stage: name, number: sweep.number })}
        </Link>
      </p>
    </>
  );
}
