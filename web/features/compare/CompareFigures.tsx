import type { Language } from '../../charts/chart.type.ts';
import { colouredSeries } from '../../charts/series.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { TableFrame } from '../run/TableFrame.tsx';
import { Choices } from '../shell/Choices.tsx';
import styles from './compare.module.css';
import type { Compared } from './compared.ts';
import { forestRows, medians } from './compareFigures.ts';
import type { CompareView } from './compareView.ts';
import { compareHref } from './compareView.ts';
import { compareDrawings } from './drawings.ts';

type CompareFiguresProps = { compared: Compared[]; view: CompareView; finding: string; language: Language };

/** The shapes of the valleys over each other, and b* of each with its interval. */
export function CompareFigures(given: CompareFiguresProps) {
  return (
    <div className={styles.figures}>
      <Valleys {...given} />
      <Forest {...given} />
    </div>
  );
}

function Valleys({ compared, view, finding, language }: CompareFiguresProps) {
  const { t, numbers } = language;
  const isRelative = view.scale === 'relative';
  const title = t(isRelative ? 'compare.chart.titleRelative' : 'compare.chart.titleAbsolute');
  const caption = t(isRelative ? 'compare.chart.captionRelative' : 'compare.chart.captionAbsolute');
  const grey = compared.length > colouredSeries ? ` ${t('compare.chart.captionGrey')}` : '';
  return (
    <div>
      <FigureFrame
        t={t}
        layout="full"
        drawings={compareDrawings.valleys(compared, view, language)}
        title={title}
        caption={`${caption}${grey}`}
        sentence={t('compare.chart.sentence', { count: compared.length, finding })}
        definition={t('compare.chart.definition')}
        isReadable
        csv={[
          { href: compareHref(view, {}, '/compare/data/medians.csv'), label: t('compare.csvSeries') },
          { href: compareHref(view, {}, '/compare/data/sweeps.csv'), label: t('compare.csvSweeps') },
        ]}
        pictureHref={compareHref(view, {}, '/compare/figures/valleys.svg')}
        table={
          <TableFrame t={t} caption={title} columns={['sweep', 'batchSize', 'runs', 'state', 'median']}>
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
      <Choices
        label={t('compare.chart.scale')}
        choices={(['relative', 'absolute'] as const).map((scale) => ({
          name: t(`compare.chart.${scale}`),
          href: compareHref(view, { scale }),
          isCurrent: scale === view.scale,
        }))}
      />
    </div>
  );
}

function Forest({ compared, view, finding, language }: CompareFiguresProps) {
  const { t, numbers } = language;
  const level = compared.find(({ estimate }) => estimate)?.estimate?.level ?? 0.95;
  return (
    <FigureFrame
      t={t}
      layout="side"
      drawings={compareDrawings.forest(compared, view, language)}
      title={t('compare.forest.title')}
      caption={t('compare.forest.caption', { level: numbers.whole(level * 100) })}
      sentence={t('compare.forest.sentence', { count: compared.length, finding })}
      definition={t('compare.forest.definition')}
      isReadable
      csv={[{ href: compareHref(view, {}, '/compare/data/sweeps.csv'), label: t('compare.csvSweeps') }]}
      pictureHref={compareHref(view, {}, '/compare/figures/forest.svg')}
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
  );
}
