import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepStatus } from '../../graphql/generated/graphql.ts';
import head from '../../styles/head.module.css';
import { isCounting } from '../estimate/settledEstimate.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { AskFirst } from '../form/AskFirst.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import { LiveSweep } from '../live/LiveSweep.tsx';
import { liveWords } from '../live/liveWords.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import { OriginLine } from '../origin/OriginLine.tsx';
import type { CountedRun } from '../run/endedRuns.ts';
import { endedAmong } from '../run/endedRuns.ts';
import { MoreMenu } from '../shell/MoreMenu.tsx';
import { formLike } from '../sweepForm/askedValues.ts';
import { cancelSweep, continueSweep } from './actions.ts';
import type { Predicting } from './predictedOf.ts';
import { predictedOf } from './predictedOf.ts';
import styles from './sweep.module.css';

type HeadedStage = Predicting & { id: string; name: string; study: { id: string; name: string } };
type HeadedSweep = ComponentProps<typeof OriginLine>['sweep'] & {
  id: string;
  number: number;
  name: string;
  tags: readonly string[];
  archivedAt: string | null;
  status: SweepStatus;
  isPreliminary: boolean;
  isPaused: boolean;
  continuableUntil: string | null;
  lastEventSequence: number;
  runCounts: { succeeded: number; failed: number; canceled: number; total: number };
  model: { id: string; name: string };
  dataset: { id: string; name: string };
  studyStages: readonly HeadedStage[];
  runs: readonly CountedRun[];
};
type SweepHeaderProps = {
  sweep: HeadedSweep;
  canChange: boolean;
  /** Stands beside the actions. */
  partSwitch: ReactNode;
  language: Language;
};

/** Where we are, the sweep's name and state, and what can be done with it. */
export function SweepHeader({ sweep, canChange, partSwitch, language }: SweepHeaderProps) {
  const { t, numbers } = language;
  const isRunning = sweep.status === 'RUNNING';
  const links = linksOf(sweep, canChange, language);
  const canCancel = isRunning && canChange;
  const canContinue = canChange && Boolean(sweep.continuableUntil);
  // Two buttons at most.
  const shown = canCancel || canContinue ? 1 : 2;
  // The last answer comes a moment after the last run: who stopped looking then would keep the one before.
  const isOpen = isRunning || sweep.isPreliminary;
  return (
    <header className={head.header}>
      <nav aria-label={t('sweep.crumb')} className={head.crumb}>
        <Link prefetch={false} href="/sweeps">
          {t('page.nav.sweeps')}
        </Link>{' '}
        /{' '}
        <Link prefetch={false} href={`/models/${encodeURIComponent(sweep.model.id)}`}>
          {sweep.model.name}
        </Link>{' '}
        /{' '}
        <Link prefetch={false} href={`/datasets/${encodeURIComponent(sweep.dataset.id)}`}>
          {sweep.dataset.name}
        </Link>{' '}
        / #{sweep.number}
      </nav>
      <div className={head.headline}>
        <h1 className={styles.name}>{sweep.name}</h1>
        <span className={`chip ${isRunning && !sweep.isPaused ? 'running' : 'neutral'}`}>
          {t(`sweep.status.${stateOf(sweep)}`, endedAmong(sweep.runs, language))}
        </span>
        <OriginChip origin={sweep.origin} language={language} />
        <ItemTags item={sweep} path="/sweeps" t={t} />
        {isOpen && (
          <LiveSweep key={sweep.id} sweepId={sweep.id} after={sweep.lastEventSequence} words={liveWords(t)} />
        )}
        {partSwitch}
        <div className={head.actions}>
          {canCancel && (
            <AskFirst button={t('sweep.cancel')} question={t('sweep.cancelQuestion')}>
              <ActionForm action={cancelSweep} submit={t('sweep.cancelSure')}>
                <input type="hidden" name="sweepId" value={sweep.id} />
              </ActionForm>
            </AskFirst>
          )}
          {canContinue && (
            <ActionForm action={continueSweep} submit={t('sweep.goOn')}>
              <input type="hidden" name="sweepId" value={sweep.id} />
            </ActionForm>
          )}
          {links.slice(0, shown).map((link) => (
            <HeadLink key={link.href} {...link} className="button" />
          ))}
          {links.length > shown && (
            <MoreMenu label={t('sweep.more')}>
              {links.slice(shown).map((link) => (
                <HeadLink key={link.href} {...link} />
              ))}
            </MoreMenu>
          )}
        </div>
      </div>
      {canChange && sweep.continuableUntil && (
        <p className="caption">
          {t('sweep.goOnUntil', { date: numbers.day(new Date(sweep.continuableUntil)) })}
        </p>
      )}
      <OriginLine sweep={sweep} language={language} />
      {sweep.studyStages.map((stage) => (
        <StageLine key={stage.id} stage={stage} language={language} />
      ))}
    </header>
  );
}

/** The study that it is a stage of, and the b* that this has predicted. */
function StageLine({
  stage: { name, study, predictions },
  language: { t, numbers },
}: {
  stage: HeadedStage;
  language: Language;
}) {
  const b = predictedOf({ studyStages: [{ predictions }] });
  return (
    <p className="caption">
      {t('sweep.stageOf', { stage: name })}{' '}
      <Link prefetch={false} href={`/studies/${encodeURIComponent(study.id)}`}>
        {study.name}
      </Link>
      {b && <> · {t('sweep.stagePredicted', { criticalBatchSize: numbers.withInterval(b) })}</>}
    </p>
  );
}

/** Between two decisions of a plan every run has ended, and the sweep has not; after the last run its answer is still computed. */
function stateOf(sweep: HeadedSweep): SweepStatus | 'PAUSED' | 'CHOOSING' | 'COUNTING' | 'COUNTING_IMPORTED' {
  const { status, isPaused, runCounts, origin } = sweep;
  if (isPaused) return 'PAUSED';
  if (status === 'FINISHED' && isCounting(sweep))
    return origin === 'IMPORTED' ? 'COUNTING_IMPORTED' : 'COUNTING';
  const { succeeded, failed, canceled, total } = runCounts;
  return status === 'RUNNING' && succeeded + failed + canceled === total ? 'CHOOSING' : status;
}

type HeadedLink = { href: string; text: string; isFile?: boolean };

/** What can be done with a sweep, what is done most first. */
function linksOf({ id }: HeadedSweep, canChange: boolean, { t }: Language): HeadedLink[] {
  const encoded = encodeURIComponent(id);
  return [
    ...(canChange
      ? [
          { href: `/reports/new?s=${encoded}`, text: t('report.add') },
          { href: formLike(id), text: t('sweep.clone') },
        ]
      : []),
    { href: `/compare?s=${encoded}`, text: t('compare.fromSweep') },
    { href: `/bundles/${encoded}`, text: t('exchange.export'), isFile: true },
  ];
}

function HeadLink({ href, text, isFile, className }: HeadedLink & { className?: string }) {
  return isFile ? (
    <a href={href} download className={className}>
      {text}
    </a>
  ) : (
    <Link prefetch={false} href={href} className={className}>
      {text}
    </Link>
  );
}
