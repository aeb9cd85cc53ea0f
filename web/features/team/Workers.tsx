import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { CopyLine } from '../form/CopyLine.tsx';
import { moduleSpecOf } from '../library/moduleSpec.ts';
import { runHref } from '../run/runHref.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';
import type { TeamWorker } from './team.type.ts';

type WorkersProps = { workers: TeamWorker[]; origin: string; now: number; language: Language };

const mostSecondsAgo = 48 * 3600;

/** Machines that train for the team, what each is doing, and the line that attaches another. */
export function Workers({ workers, origin, now, language: { t, numbers } }: WorkersProps) {
  const command = `CRITBATCH_API_URL=${origin} CRITBATCH_TOKEN=… npm run worker`;
  // A worker that was last seen long ago is gone: then the day tells more than a count of hours.
  const seen = (time: string) => {
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    return seconds < mostSecondsAgo
      ? t('team.ago', { time: numbers.duration(seconds) })
      : numbers.date(new Date(time));
  };
  const offers = workers.some(({ offeredModels }) => offeredModels.length > 0);
  return (
    <Section id="workers" title={<Term name="worker">{t('team.workers')}</Term>} lead={t('team.workersLead')}>
      {workers.length > 0 && (
        <table className={styles.table}>
          <caption className="visuallyHidden">{t('team.workers')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('team.name')}</th>
              <th scope="col">{t('team.device')}</th>
              <th scope="col">{t('team.engine')}</th>
              <th scope="col">{t('team.slots')}</th>
              {offers && <th scope="col">{t('team.modules')}</th>}
              <th scope="col">{t('team.throughput')}</th>
              <th scope="col">{t('team.seen')}</th>
              <th scope="col">{t('team.doing')}</th>
            </tr>
          </thead>
          <tbody>
            {workers.map(
              ({ id, name, device, engine, slots, throughput, lastSeenAt, currentRuns, ...offered }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{device}</td>
                  <td>{engine}</td>
                  <td>{slots}</td>
                  {offers && (
                    <td>
                      <Modules {...offered} />
                    </td>
                  )}
                  <td>
                    {throughput
                      ? t('team.gradientsPerSecond', {
                          rate: numbers.quantity(throughput.gradientsPerSecond),
                        })
                      : '–'}
                  </td>
                  <td>{seen(lastSeenAt)}</td>
                  <td>
                    {currentRuns.length === 0 && t('team.idle')}
                    {currentRuns.map((run) => (
                      <Link
                        key={run.id}
                        prefetch={false}
                        className={styles.run}
                        href={runHref(run.sweep.id, run.id)}
                      >
                        #{run.sweep.number}: b = {numbers.whole(run.batchSize)},{' '}
                        {t('sweep.runs.seed', { seed: String(run.seed) })}
                      </Link>
                    ))}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
      <p className="caption">{t(workers.length > 0 ? 'team.throughputNote' : 'team.noWorkers')}</p>
      <p className={styles.attach}>{t('team.attach')}</p>
      <CopyLine
        label={t('team.attach')}
        value={command}
        copy={t('team.copy')}
        copied={t('team.copiedCommand')}
      />
    </Section>
  );
}

/** The models whose modules a worker offers, and the hashes of those that nobody has recorded. */
function Modules({ offeredModels, models }: Pick<TeamWorker, 'offeredModels' | 'models'>) {
  const recorded = new Set(models.map(({ spec }) => moduleSpecOf(spec)?.sha256));
  return (
    <>
      {models.map(({ id, name }) => (
        <Link key={id} prefetch={false} className={styles.run} href={`/models/${encodeURIComponent(id)}`}>
          {name}
        </Link>
      ))}
      {offeredModels
        .filter((sha256) => !recorded.has(sha256))
        .map((sha256) => (
          <code key={sha256} className={styles.run} title={sha256}>
            {sha256.slice(0, 12)}
          </code>
        ))}
    </>
  );
}
