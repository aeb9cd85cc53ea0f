import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import panel from '../../styles/panel.module.css';
import { leftText } from '../cost/leftText.ts';
import { LiveSweep } from '../live/LiveSweep.tsx';
import { liveWords } from '../live/liveWords.ts';
import { endedRuns } from '../run/endedRuns.ts';
import styles from './home.module.css';
import type { RunningSweep, Standing } from './standing.type.ts';

const mostShown = 5;

/** What runs, how far it is, and when it is expected to end; the newest one keeps the page up to date. */
export function Running({ running, language }: { running: Standing['running']; language: Language }) {
  const { t } = language;
  const [newest] = running.nodes;
  const isMore = running.nodes.length > mostShown || running.pageInfo.hasNextPage;
  return (
    <section aria-labelledby="running">
      <h2 id="running">
        {t('home.running.title')}{' '}
        {newest && (
          <LiveSweep
            key={newest.id}
            sweepId={newest.id}
            after={newest.lastEventSequence}
            words={liveWords(t)}
          />
        )}
      </h2>
      {!newest && <p className={styles.nothing}>{t('home.running.none')}</p>}
      <ul className={styles.rows}>
        {running.nodes.slice(0, mostShown).map((sweep) => (
          <Row key={sweep.id} sweep={sweep} language={language} />
        ))}
      </ul>
      {isMore && (
        <Link prefetch={false} href="/sweeps?status=RUNNING">
          {t('home.running.all')}
        </Link>
      )}
    </section>
  );
}

function Row({ sweep, language }: { sweep: RunningSweep; language: Language }) {
  const { t } = language;
  const { id, number, name, remaining, runCounts } = sweep;
  const ended = endedRuns(runCounts, language);
  const said = t('sweep.spend.bar', ended);
  const open = runCounts.queued + runCounts.claimed + runCounts.running + runCounts.stale;
  const left = remaining?.wall ? leftText(remaining.wall, language) : null;
  return (
    <li>
      <Link prefetch={false} href={`/sweeps/${encodeURIComponent(id)}`}>
        {`#${number} ${name}`}
      </Link>
      <progress className={panel.progress} value={ended.done} max={ended.all} aria-label={said} />
      <p className="caption">
        {said}
        {left && ` · ${t('home.running.left', { left })}`}
        {open === 0 && ` · ${t('home.running.choosing')}`}
      </p>
    </li>
  );
}
