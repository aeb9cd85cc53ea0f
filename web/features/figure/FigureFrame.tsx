import type { ReactNode } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import { Drawings } from './Drawings.tsx';
import styles from './figure.module.css';
import { RunReader } from './RunReader.tsx';

export type FigureFrameProps = {
  t: Translator;
  /** Which widths the drawings are for; figure.module.css says when each is shown. */
  layout: 'full' | 'half' | 'side';
  /** SVG texts, the widest first. */
  drawings: { width: number; svg: string }[];
  title: ReactNode;
  caption?: string | undefined;
  /** The chart's answer in a sentence, for whoever cannot see it. */
  sentence: string;
  /** What each quantity of it means. */
  definition: string;
  table: ReactNode;
  csv: { href: string; label: string }[];
  /** Where it lies as SVG; as PNG it lies beside it. Null where it lies nowhere yet. */
  pictureHref: string | null;
  /** Its marks can be read one by one. */
  isReadable?: boolean;
  /** Another way to read it than mark by mark, around its drawings. */
  read?: ((drawings: ReactNode) => ReactNode) | null | undefined;
};

/** A chart, drawn on the server for every width; then its numbers as a table, what they mean, and all of it as files. */
export function FigureFrame({
  t,
  layout,
  drawings,
  title,
  caption,
  pictureHref,
  read,
  ...given
}: FigureFrameProps) {
  return (
    <figure className={styles.frame}>
      <div className={styles.figure} data-layout={layout}>
        <figcaption>
          <h2>{title}</h2>
          {caption && <p className="caption">{caption}</p>}
        </figcaption>
        {read ? (
          read(<Drawings drawings={drawings} />)
        ) : (
          <RunReader label={given.sentence} hint={t('chart.keyboard')} isReadable={given.isReadable ?? false}>
            <Drawings drawings={drawings} />
          </RunReader>
        )}
        <div className={styles.files}>
          <details>
            <summary>{t('sweep.data.table')}</summary>
            {given.table}
          </details>
          <details>
            <summary>{t('chart.definitions.show')}</summary>
            <p className={styles.meaning}>{given.definition}</p>
          </details>
          {given.csv.map(({ href, label }) => (
            <a key={href} href={href} download>
              {label}
            </a>
          ))}
          {pictureHref && (
            <>
              <a href={pictureHref} download>
                {t('sweep.data.svg')}
              </a>
              <a href={pictureHref.replace(/\.svg(?=\?|$)/, '.png')} download>
                {t('chart.png')}
              </a>
            </>
          )}
        </div>
      </div>
    </figure>
  );
}
