import type { ReportSnapshot } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { compareDrawings } from '../compare/drawings.ts';
import figure from '../figure/figure.module.css';
import { runFigures } from '../sweep/figures.ts';
import { frozenCompared } from './frozenCompared.ts';
import styles from './report.module.css';
import { comparison } from './reportFiles.ts';
import { sayReport } from './sayReport.ts';
import { shownSweep } from './shownSweep.ts';

type EmbeddedReportProps = { snapshot: ReportSnapshot; href: string; language: Language };

/** A report in a frame: title, answer, chart, and the way to the whole. */
export function EmbeddedReport({ snapshot, href, language }: EmbeddedReportProps) {
  const { headline } = sayReport(snapshot, language);
  const drawings = drawingsOf(snapshot, language);
  const variants = [figure.wide, figure.medium, figure.narrow];
  return (
    <main className={styles.embedded}>
      <h1>{snapshot.title}</h1>
      <p className={styles.embeddedAnswer}>{headline}</p>
      <figure className={figure.frame}>
        <div className={figure.figure} data-layout="full">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow frame it scrolls, and must be reachable by keyboard */}
          <div role="img" aria-label={headline} tabIndex={0} className={figure.picture}>
            {drawings.map(({ width, svg }, index) => (
              <div
                key={width}
                className={variants[index]}
                // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by charts/, which escapes every text
                dangerouslySetInnerHTML={{ __html: svg }}
              />
            ))}
          </div>
        </div>
      </figure>
      <p>
        <a href={href} target="_blank" rel="noopener noreferrer">
          {language.t('report.embed.open')}
        </a>{' '}
        <span className="caption">Critbatch</span>
      </p>
    </main>
  );
}

function drawingsOf(snapshot: ReportSnapshot, language: Language): { width: number; svg: string }[] {
  const [first, ...others] = snapshot.sweeps;
  if (!first) return [];
  if (others.length > 0)
    return compareDrawings.valleys(frozenCompared(snapshot, language), comparison(snapshot), language);
  const { sizes, draw } = runFigures.work;
  const sweep = shownSweep(first);
  return sizes.map((size) => ({ width: size.width, svg: draw(sweep, size, language) }));
}
