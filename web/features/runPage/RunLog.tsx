import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import list from '../../styles/list.module.css';
import { hasLineSearch } from '../policy/hasLineSearch.ts';
import { runHref } from '../run/runHref.ts';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';

type RunLogProps = { run: RunPageData; isFirst: boolean; language: Language };

/** A page of the run's log; the file has all of it. */
export function RunLog({ run, isFirst, language: { t, numbers } }: RunLogProps) {
  const { nodes, pageInfo } = run.measurements;
  const href = runHref(run.sweep.id, run.id);
  const isSearched = hasLineSearch(run.sweep.policy);
  const short = (value: number | null) => (value === null ? '–' : String(Number(value.toPrecision(5))));
  return (
    <section className={styles.band}>
      <div className={styles.bandHead}>
        <div>
          <h2 id="log">{t('run.log.title')}</h2>
          <p className="caption">{t(nodes.length > 0 ? 'run.log.caption' : 'run.log.none')}</p>
        </div>
        {nodes.length > 0 && (
          <a href={`${href}/log.csv`} download className="button">
            {t('run.log.csv')}
          </a>
        )}
      </div>
      {nodes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className={styles.frame} aria-label={t('run.log.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('run.log.step')}</th>
                <th scope="col">{t('run.log.attempt')}</th>
                <th scope="col">{t('run.log.examples')}</th>
                <th scope="col">{t('chart.table.loss')}</th>
                <th scope="col">{t('run.log.testLoss')}</th>
                <th scope="col">{t('chart.table.accuracy')}</th>
                <th scope="col">{t('chart.table.gradientNorm')}</th>
                {isSearched && <th scope="col">{t('chart.table.stepSize')}</th>}
                {isSearched && <th scope="col">{t('chart.table.trials')}</th>}
                <th scope="col">{t('run.log.deviceSeconds')}</th>
                <th scope="col">{t('run.log.recorded')}</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((row) => (
                <tr key={row.step}>
                  <th scope="row">{numbers.whole(row.step)}</th>
                  <td>{row.attempt}</td>
                  <td>{numbers.whole(row.examplesSeen)}</td>
                  <td>{short(row.trainingLoss)}</td>
                  <td>{short(row.testLoss)}</td>
                  <td>{short(row.testAccuracy)}</td>
                  <td>{short(row.gradientNorm)}</td>
                  {isSearched && <td>{short(row.stepSize)}</td>}
                  {isSearched && <td>{short(row.meanTrials)}</td>}
                  <td>{short(row.deviceSeconds)}</td>
                  <td>
                    <time dateTime={row.recordedAt}>{numbers.moment(new Date(row.recordedAt))}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {(!isFirst || pageInfo.hasNextPage) && (
        <nav className={list.pages} aria-label={t('run.log.pages')}>
          {!isFirst && (
            <Link prefetch={false} href={`${href}#log`}>
              {t('run.log.first')}
            </Link>
          )}
          {pageInfo.hasNextPage && pageInfo.endCursor && (
            <Link prefetch={false} href={`${href}?after=${encodeURIComponent(pageInfo.endCursor)}#log`}>
              {t('run.log.next')}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
