import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { adviceOn } from './advice.ts';
import { failureText } from './failureText.ts';
import type { RunFailure } from './run.type.ts';
import { runHref } from './runHref.ts';
import type { TroubledRun } from './troubleOf.ts';
import { troubleOf } from './troubleOf.ts';

type TroubleProps = { sweepId: string; runs: readonly TroubledRun[]; language: Language };

/**
 * Runs that ended badly, by kind: too large for a device, diverged, hopeless (by batch size), failed; where, why, whether a retry can
 * help, and beneath it the message as it came. Then those whose last attempt failed and that wait for another.
 */
export function Trouble({ sweepId, runs, language }: TroubleProps) {
  const trouble = troubleOf(runs);
  if (!trouble) return null;
  const { t } = language;
  return (
    <div className={styles.trouble}>
      <h3>{t('sweep.runs.troubleTitle')}</h3>
      <Kind title={t('sweep.runs.kinds.tooLarge')}>
        {trouble.tooLarge.map((alike) => (
          <TooLarge key={alike[0]?.batchSize} sweepId={sweepId} runs={alike} language={language} />
        ))}
      </Kind>
      <Kind title={t('sweep.runs.kinds.diverged')} lead={t('sweep.runs.divergedLead')}>
        {trouble.diverged.map((alike) => (
          <Diverged key={alike[0]?.batchSize} sweepId={sweepId} runs={alike} language={language} />
        ))}
      </Kind>
      <Kind title={t('sweep.runs.kinds.hopeless')}>
        {trouble.hopeless.map((alike) => (
          <Hopeless key={alike[0]?.batchSize} sweepId={sweepId} runs={alike} language={language} />
        ))}
      </Kind>
      <Kind title={t('sweep.runs.kinds.failed')}>
        {trouble.failed.map((run) => (
          <Ended key={run.id} sweepId={sweepId} run={run} language={language} />
        ))}
      </Kind>
      <Kind title={t('sweep.runs.kinds.again')}>
        {trouble.again.map(({ run, failure }) => (
          <Again key={run.id} sweepId={sweepId} run={run} failure={failure} language={language} />
        ))}
      </Kind>
    </div>
  );
}

/** Runs that ended in one way, under its name; nothing where none did. */
function Kind({ title, lead, children }: { title: string; lead?: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      {lead && <p>{lead}</p>}
      <ul>{children}</ul>
    </div>
  );
}

type OneRunProps = { sweepId: string; run: TroubledRun; language: Language };

function Ended(props: OneRunProps) {
  const { run, language } = props;
  const { t, numbers } = language;
  return (
    <OneRun {...props} failure={run.failure}>
      {t('sweep.runs.trouble', { step: numbers.whole(run.step) })}{' '}
      {run.failure && failureText(run.failure, language)} {t(`sweep.runs.${adviceOn(run)}`)}
    </OneRun>
  );
}

function Again(props: OneRunProps & { failure: RunFailure }) {
  const { failure, language } = props;
  return (
    <OneRun {...props}>
      {failureText(failure, language)} {language.t('sweep.runs.again')}
    </OneRun>
  );
}

/** A run by its name, what is said of it, and beneath it the message as it came. */
function OneRun({
  sweepId,
  run,
  failure,
  language: { t, numbers },
  children,
}: OneRunProps & { failure: RunFailure | null; children: ReactNode }) {
  return (
    <li>
      <Link prefetch={false} href={runHref(sweepId, run.id)}>
        {t('run.title', { batchSize: numbers.whole(run.batchSize), seed: String(run.seed) })}
      </Link>
      {': '}
      {children}
      {failure && <code>{failure.message}</code>}
    </li>
  );
}

/** All runs of a batch size that does not fit: one of them ran out of memory, and tells how. */
function TooLarge({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  const [first] = runs;
  const devices = [...new Set(runs.flatMap(({ tooLargeFor }) => tooLargeFor))];
  return (
    <li>
      {t('sweep.runs.tooLargeSize', {
        batchSize: numbers.whole(first?.batchSize ?? 0),
        devices: numbers.list(devices),
        count: runs.length,
      })}{' '}
      {t('sweep.runs.moreMemory')} <Seeds sweepId={sweepId} runs={runs} language={language} />
      <code>{first?.failure?.message}</code>
    </li>
  );
}

/** All runs of a batch size that diverged, and after how many steps. */
function Diverged({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  const steps = runs.map(({ step }) => step);
  return (
    <li>
      {t('sweep.runs.divergedSize', {
        batchSize: numbers.whole(runs[0]?.batchSize ?? 0),
        count: runs.length,
        step: numbers.whole(Math.max(...steps)),
      })}{' '}
      <Seeds sweepId={sweepId} runs={runs} language={language} />
    </li>
  );
}

/** All runs of a batch size, none of which was better than the untrained model. */
function Hopeless({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  return (
    <li>
      {t('sweep.runs.hopelessSize', { batchSize: numbers.whole(runs[0]?.batchSize ?? 0) })}{' '}
      <Seeds sweepId={sweepId} runs={runs} language={language} />
    </li>
  );
}

function Seeds({ sweepId, runs, language: { t, numbers } }: TroubleProps) {
  return (
    <>
      {t('sweep.runs.seeds')}{' '}
      {runs.map(({ id, batchSize, seed }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link
            prefetch={false}
            href={runHref(sweepId, id)}
            aria-label={t('run.title', { batchSize: numbers.whole(batchSize), seed: String(seed) })}
          >
            {seed}
          </Link>
        </span>
      ))}
    </>
  );
}
