import type { Locale } from '@critbatch/theory';
import Link from 'next/link';
import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import head from '../../styles/head.module.css';
import { ChoiceTable } from '../cost/ChoiceTable.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import { RichText } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import { decisionOf } from './decision.ts';
import type { StudyData } from './studyData.ts';
import { decidedStage } from './studyData.ts';

type StudyHeadProps = { study: StudyData; language: Language; locale: Locale };

/** Where we are, the decision in the largest words of the page, and the choices inside the limits. */
export function StudyHead({ study, language, locale }: StudyHeadProps) {
  const { t } = language;
  const { headline, lead } = decisionOf(study, language);
  const frontier = decidedStage(study)?.costFrontier ?? null;
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
          <p className={answer.lead}>
            {lead.map((part) => (
              <Fragment key={part.key}>
                <RichText t={t} phrase={part} />
                {locale === 'ja' ? '' : ' '}
              </Fragment>
            ))}
          </p>
        </div>
        {frontier?.recommended && <ChoiceTable frontier={frontier} language={language} />}
      </section>
    </>
  );
}
