import type { Locale, ReportSnapshot } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { colouredSeries } from '../../charts/series.ts';
import { forestRows, medians } from '../compare/compareFigures.ts';
import { compareDrawings } from '../compare/drawings.ts';
import { FindingBlock } from '../compare/FindingBlock.tsx';
import { findingOf } from '../compare/finding.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { plainText } from '../phrase/phrase.ts';
import { TableFrame } from '../run/TableFrame.tsx';
import { frozenCompared } from './frozenCompared.ts';
import styles from './report.module.css';
import { comparison } from './reportFiles.ts';

type FrozenComparisonProps = {
  snapshot: ReportSnapshot;
  address: string | null;
  language: Language & { locale: Locale };
};

/** The sweeps of a report beside each other: what they say together, their valleys, and b* of each. */
export function FrozenComparison({ snapshot, address, language }: FrozenComparisonProps) {
  const { t, numbers } = language;
  const compared = frozenCompared(snapshot, language);
  const view = comparison(snapshot);
  const finding = findingOf(compared, language);
  const headline = plainText(t, finding.headline);
  const level = compared.find(({ estimate }) => estimate)?.estimate?.level ?? 0.95;
  const grey = compared.length > colouredSeries ? ` ${t('compare.chart.captionGrey')}` : '';
  const table = (name: string, label: string) => (address ? [{ href: `${address}/${name}.csv`, label }] : []);
  const picture = (name: string) => address && `${address}/${name}.svg`;
  return (
    <section className={styles.part}>
      <FindingBlock finding={finding} language={language} locale={language.locale} />
      <div className={styles.figures}>
        <FigureFrame
          t={t}
          layout="full"
          drawings={compareDrawings.valleys(compared, view, language)}
          title={t('compare.chart.titleRelative')}
          caption={`${t('compare.chart.captionRelative')}${grey}`}
          sentence={t('compare.chart.sentence', { count: compared.length, finding: headline })}
          definition={t('compare.chart.definition')}
          isReadable
          csv={table('medians', t('compare.csvSeries'))}
          pictureHref={picture('valleys')}
          table={
            <TableFrame
              t={t}
              caption={t('compare.chart.titleRelative')}
              columns={['sweep', 'batchSize', 'runs', 'state', 'median']}
            >
              {compared.flatMap(({ letter, figure }) =>
                medians(figure.runs).map(({ batchSize, count, isCensored, work }) => (
                  <tr key={`${letter} ${batchSize}`}>
                    <td>{letter}</td>
                    <td>{numbers.whole(batchSize)}</td>
                    <td>{count}</td>
                    <td>{t(`chart.states.${isCensored ? 'censored' : 'reached'}`)}</td>
                    <td>{numbers.whole(work)}</td>
                  </tr>
                )),
              )}
            </TableFrame>
          }
        />
        <FigureFrame
          t={t}
          layout="side"
          drawings={compareDrawings.forest(compared, view, language)}
          title={t('compare.forest.title')}
          caption={t('compare.forest.caption', { level: numbers.whole(level * 100) })}
          sentence={t('compare.forest.sentence', { count: compared.length, finding: headline })}
          definition={t('compare.forest.definition')}
          isReadable
          csv={table('sweeps', t('compare.csvSweeps'))}
          pictureHref={picture('forest')}
          table={
            <TableFrame t={t} caption={t('compare.forest.title')} columns={['sweep', 'answer', 'tested']}>
              {forestRows(compared, language).map(({ letter, text, tested }) => (
                <tr key={letter}>
                  <td>{letter}</td>
                  <td>{text}</td>
                  <td>{numbers.interval(tested)}</td>
                </tr>
              ))}
            </TableFrame>
          }
        />
      </div>
    </section>
  );
}
