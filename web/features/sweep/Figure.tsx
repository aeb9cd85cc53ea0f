import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { CurveAxis } from './curveFigures.ts';
import styles from './figure.module.css';
import type { FigureName } from './figures.ts';
import { figures } from './figures.ts';
import { RunReader } from './RunReader.tsx';
import { SavePicture } from './SavePicture.tsx';
import type { SweepPageData } from './sweepPage.type.ts';

type FigureProps = {
  name: FigureName;
  sweep: SweepPageData;
  language: Language;
  title: string;
  caption?: string;
  /** The chart's answer in a sentence, for whoever cannot see it. */
  sentence: string;
  /** What each quantity of it means. */
  definition: string;
  table: ReactNode;
  csv: { href: string; label: string }[];
  against?: CurveAxis;
  /** Its dots are runs, to be read one by one. */
  isReadable?: boolean;
};

const variants = [styles.wide, styles.medium, styles.narrow];

/** A chart, drawn on the server for every width; then its numbers as a table, what they mean, and all of it as files. */
export function Figure({
  name,
  sweep,
  language,
  title,
  caption,
  sentence,
  definition,
  table,
  csv,
  against = 'steps',
  isReadable = false,
}: FigureProps) {
  const { sizes, draw } = figures[name];
  const { t } = language;
  const picture = pictureHref(sweep, name, against);
  return (
    <figure className={styles.frame}>
      <div className={styles.figure} data-figure={name}>
        <figcaption>
          <h2>{title}</h2>
          {caption && <p className="caption">{caption}</p>}
        </figcaption>
        <RunReader label={sentence} hint={t('chart.keyboard')} isReadable={isReadable}>
          {sizes.map((size, index) => (
            <div
              key={size.width}
              className={index === sizes.length - 1 ? styles.narrow : variants[index]}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by charts/, which escapes every text
              dangerouslySetInnerHTML={{ __html: draw(sweep, size, language, against) }}
            />
          ))}
        </RunReader>
        <div className={styles.files}>
          <details>
            <summary>{t('sweep.data.table')}</summary>
            {table}
          </details>
          <details>
            <summary>{t('chart.definitions.show')}</summary>
            <p className={styles.meaning}>{definition}</p>
          </details>
          {csv.map(({ href, label }) => (
            <a key={href} href={href} download>
              {label}
            </a>
          ))}
          <a href={picture} download>
            {t('sweep.data.svg')}
          </a>
          <SavePicture href={picture} fileName={`sweep-${sweep.number}-${name}.png`} label={t('chart.png')} />
        </div>
      </div>
    </figure>
  );
}

function pictureHref({ id, target, targets }: SweepPageData, name: FigureName, against: CurveAxis): string {
  const query = new URLSearchParams({
    ...(target && target.id !== targets[0]?.id && { target: target.id }),
    ...(against !== 'steps' && { against }),
  });
  return `/sweeps/${encodeURIComponent(id)}/figures/${name}.svg${query.size > 0 ? `?${query}` : ''}`;
}
