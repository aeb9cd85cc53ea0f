import { hasSeenAllRuns } from '@critbatch/theory';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { RunOutcome, SweepStatus } from '../../graphql/generated/graphql.ts';
import head from '../../styles/head.module.css';
import { ActionForm } from '../form/ActionForm.tsx';
import { AskFirst } from '../form/AskFirst.tsx';
import { LiveSweep } from '../live/LiveSweep.tsx';
import { liveWords } from '../live/liveWords.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import { OriginLine } from '../origin/OriginLine.tsx';
import { formLike } from '../sweepForm/askedValues.ts';
import { cancelSweep, continueSweep } from './actions.ts';
import styles from './sweep.module.css';

type HeadedSweep = ComponentProps<typeof OriginLine>['sweep'] & {
  id: string;
  number: number;
  name: string;
  status: SweepStatus;
  isPaused: boolean;
  continuableUntil: string | null;
  lastEventSequence: number;
  runCounts: { succeeded: number; failed: number; total: number };
  model: { id: string; name: string };
  dataset: { id: string; name: string };
  estimate: { crossings: number; censored: number } | null;
  runs: readonly { outcome: RunOutcome | null }[];
};
type SweepHeaderProps = { sweep: HeadedSweep; canChange: boolean; language: Language };

/** Where we are, the sweep's name and state, and what can be done with it. */
export function SweepHeader({ sweep, canChange, language }: SweepHeaderProps) {
  const { t, numbers } = language;
  const values = { done: sweep.runCounts.succeeded + sweep.runCounts.failed, all: sweep.runCounts.total };
  const isRunning = sweep.status === 'RUNNING';
  // The last answer comes a moment after the last run: who stopped looking then would keep the one before.
  const isOpen = isRunning || !hasSeenAllRuns(sweep.estimate, sweep.runs);
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
          {t(`sweep.status.${sweep.isPaused ? 'PAUSED' : sweep.status}`, values)}
        </span>
        <OriginChip origin={sweep.origin} language={language} />
        {isOpen && (
          <LiveSweep key={sweep.id} sweepId={sweep.id} after={sweep.lastEventSequence} words={liveWords(t)} />
        )}
        <div className={`${head.actions} ${styles.actions}`}>
          {isRunning && canChange && (
            <AskFirst button={t('sweep.cancel')} question={t('sweep.cancelQuestion')}>
              <ActionForm action={cancelSweep} submit={t('sweep.cancelSure')}>
                <input type="hidden" name="sweepId" value={sweep.id} />
              </ActionForm>
            </AskFirst>
          )}
          {canChange && sweep.continuableUntil && (
            <ActionForm action={continueSweep} submit={t('sweep.goOn')}>
              <input type="hidden" name="sweepId" value={sweep.id} />
            </ActionForm>
          )}
          <Link prefetch={false} href={`/compare?s=${encodeURIComponent(sweep.id)}`} className="button">
            {t('compare.fromSweep')}
          </Link>
          <a href={`/bundles/${encodeURIComponent(sweep.id)}`} download className="button">
            {t('exchange.export')}
          </a>
          {canChange && (
            <Link prefetch={false} href={`/reports/new?s=${encodeURIComponent(sweep.id)}`} className="button">
              {t('report.add')}
            </Link>
          )}
          {canChange && (
            <Link prefetch={false} href={formLike(sweep.id)} className="button">
              {t('sweep.clone')}
            </Link>
          )}
        </div>
      </div>
      {canChange && sweep.continuableUntil && (
        <p className="caption">
          {t('sweep.goOnUntil', { date: numbers.day(new Date(sweep.continuableUntil)) })}
        </p>
      )}
      <OriginLine sweep={sweep} language={language} />
    </header>
  );
}
