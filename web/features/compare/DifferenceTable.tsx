import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { lawNames } from '../law/lawNames.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import { endedRuns } from '../run/endedRuns.ts';
import styles from './compare.module.css';
import type { Compared, LinkedSweep } from './compared.ts';
import { forestRows } from './compareFigures.ts';
import type { CompareView } from './compareView.ts';
import { compareHref } from './compareView.ts';
import type { ComparisonData } from './loadComparison.ts';
import { SeriesMark } from './SeriesMark.tsx';
import { settingRows, settingsOf } from './settings.ts';

type DifferenceTableProps = {
  compared: Compared<LinkedSweep>[];
  comparison: ComparisonData | null;
  view: CompareView;
  language: Language;
};

/** The settings in which the sweeps differ, then what came of each and the runs behind it. */
export function DifferenceTable({ compared, comparison, view, language }: DifferenceTableProps) {
  const { t } = language;
  const rows = settingRows(compared.map(({ sweep }) => settingsOf(sweep, language)));
  const different = rows.filter(({ isSame }) => !isSame);
  const shown = view.showsSame ? rows : different;
  const counts = { count: different.length, all: rows.length };
  const toggle = t(view.showsSame ? 'compare.table.hideSame' : 'compare.table.showSame', {
    count: rows.length - different.length,
  });
  return (
    <section className={styles.differences}>
      <div className={styles.tableHead}>
        <div>
          <h2>{t('compare.table.title')}</h2>
          <p className="caption">
            {t(different.length > 0 ? 'compare.table.caption' : 'compare.table.none', counts)}
          </p>
        </div>
        {different.length < rows.length && (
          <Link
            prefetch={false}
            replace
            scroll={false}
            href={compareHref(view, { showsSame: !view.showsSame })}
          >
            {toggle}
          </Link>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('compare.table.region')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('compare.table.setting')}</th>
              {compared.map(({ letter }, index) => (
                <th key={letter} scope="col">
                  <SeriesMark index={index} /> <strong>{letter}</strong>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map(({ value, isDeparture }, index) => (
                  <td key={compared[index]?.letter} className={isDeparture ? styles.departure : undefined}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
            {resultRows(compared, comparison, view, language).map(({ name, cells }, place) => (
              <tr key={name} className={place === 0 ? styles.firstResult : undefined}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={compared[index]?.letter}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function resultRows(
  compared: Compared<LinkedSweep>[],
  comparison: ComparisonData | null,
  view: CompareView,
  language: Language,
): { name: string; cells: ReactNode[] }[] {
  const { t, numbers } = language;
  const answers = new Map(forestRows(compared, language).map(({ letter, text }) => [letter, text]));
  return [
    { name: t('compare.table.answer'), cells: compared.map(({ letter }) => answers.get(letter)) },
    {
      name: t('compare.table.leastWork'),
      cells: compared.map(({ figure }) =>
        figure.leastWork === null ? '–' : numbers.quantity(figure.leastWork),
      ),
    },
    ...(comparison?.standings.some(({ ratioToBest }) => ratioToBest)
      ? [
          {
            name: t('compare.table.ratio'),
            cells: compared.map(({ sweep }) => ratioText(comparison, sweep.id, language)),
          },
        ]
      : []),
    {
      name: t('compare.table.law'),
      cells: compared.map(({ estimate }) =>
        estimate?.bestLaw ? t(`chart.laws.${lawNames[estimate.bestLaw]}`) : '–',
      ),
    },
    {
      name: t('compare.table.evidence'),
      cells: compared.map(({ letter, sweep }) => (
        <Fragment key={letter}>
          <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
            #{sweep.number} · {runsText(sweep, language)}
          </Link>{' '}
          <OriginChip origin={sweep.origin} language={language} />
        </Fragment>
      )),
    },
    {
      name: t('compare.table.remove'),
      cells: compared.map(({ letter, sweep }) => (
        <Link
          key={letter}
          prefetch={false}
          replace
          scroll={false}
          href={compareHref(view, { ids: view.ids.filter((id) => id !== sweep.id) })}
          aria-label={t('compare.table.removeOf', { letter })}
        >
          {t('compare.table.remove')}
        </Link>
      )),
    },
  ];
}

/** How much more work a sweep needs than the one with the least, each at its own best batch size. */
function ratioText({ standings, best }: ComparisonData, sweepId: string, { numbers }: Language): string {
  const ratio = standings.find(({ sweep }) => sweep.id === sweepId)?.ratioToBest;
  if (!ratio) return '–';
  return best?.id === sweepId ? '1' : numbers.withInterval(ratio, numbers.factor);
}

function runsText({ runCounts }: LinkedSweep, language: Language): string {
  return language.t('compare.table.runs', endedRuns(runCounts, language));
}
