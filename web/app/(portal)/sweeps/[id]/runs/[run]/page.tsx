import type { Metadata } from 'next';
import { CopyLine } from '../../../../../../features/form/CopyLine.tsx';
import { hasStatedSettings } from '../../../../../../features/origin/hasStatedSettings.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { publicOrigin } from '../../../../../../features/report/origin.ts';
import { curveAxes } from '../../../../../../features/run/curves.ts';
import { runHref } from '../../../../../../features/run/runHref.ts';
import { loadRun } from '../../../../../../features/runPage/loadRun.ts';
import { RunAttempts } from '../../../../../../features/runPage/RunAttempts.tsx';
import { RunCurves } from '../../../../../../features/runPage/RunCurves.tsx';
import { RunFacts } from '../../../../../../features/runPage/RunFacts.tsx';
import { RunFailed } from '../../../../../../features/runPage/RunFailed.tsx';
import { RunHeader } from '../../../../../../features/runPage/RunHeader.tsx';
import { RunLog } from '../../../../../../features/runPage/RunLog.tsx';
import { RunProvenance } from '../../../../../../features/runPage/RunProvenance.tsx';
import styles from '../../../../../../features/runPage/runPage.module.css';
import { mayChange, requireViewer } from '../../../../../../features/session/viewer.ts';
import { Page } from '../../../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../../../features/shell/Unreachable.tsx';

type Props = { params: Promise<{ id: string; run: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id, run }, { after }, { t, numbers }] = [await params, await searchParams, await loadLanguage()];
  const answer = await loadRun(id, run, cursorOf(after));
  if (answer.status !== 'answered') return {};
  const { batchSize, seed, sweep } = answer.data;
  const title = t('run.title', { batchSize: numbers.whole(batchSize), seed: String(seed) });
  return { title: `${title} · #${sweep.number}` };
}

/** A run: how it stands, its curves, its log, the workers that had it, and what it was computed with. */
export default async function RunPage({ params, searchParams }: Props) {
  const [viewer, { id, run: runId }, { after, against }, language] = [
    await requireViewer(),
    await params,
    await searchParams,
    await loadLanguage(),
  ];
  const { t } = language;
  const answer = await loadRun(id, runId, cursorOf(after));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const run = answer.data;
  const canChange = mayChange(viewer, run.sweep.team.id) && run.sweep.origin !== 'IMPORTED';
  const address = `${publicOrigin()?.origin ?? ''}${runHref(run.sweep.id, run.id)}`;
  // A file of results tells of no worker, and a table of runs has no log.
  const isTold = hasStatedSettings(run.sweep);
  const hasLog = isTold || run.measurements.nodes.length > 0;
  return (
    <Page>
      <RunHeader run={run} canChange={canChange} language={language} />
      {run.failure && <RunFailed failure={run.failure} language={language} />}
      <RunFacts run={run} language={language} />
      {hasLog && (
        <RunCurves
          run={run}
          against={curveAxes.find((axis) => axis === against) ?? 'steps'}
          language={language}
        />
      )}
      {isTold && <RunAttempts attempts={run.attempts} now={Date.now()} language={language} />}
      {hasLog && <RunLog run={run} isFirst={cursorOf(after) === null} language={language} />}
      <RunProvenance run={run} language={language} />
      <section className={styles.band} aria-labelledby="link">
        <h2 id="link">{t('run.link')}</h2>
        <div className={styles.link}>
          <CopyLine label={t('run.link')} value={address} copy={t('team.copy')} copied={t('run.copied')} />
        </div>
      </section>
    </Page>
  );
}

function cursorOf(after: string | string[] | undefined): string | null {
  return typeof after === 'string' && after !== '' ? after : null;
}
