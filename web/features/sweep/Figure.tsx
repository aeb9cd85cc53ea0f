import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import styles from './figure.module.css';
import type { FigureName } from './figures.ts';
import { figures } from './figures.ts';
import { RunReader } from './RunReader.tsx';
import type { SweepPageData } from './sweepPage.type.ts';

type FigureProps = {
  name: FigureName;
  sweep: SweepPageData;
  language: Language;
  title: string;
  caption: string;
  /** The chart's answer in a sentence, for whoever cannot see it. */
  sentence: string;
  table: ReactNode;
  csv: { href: string; label: string }[];
};

const variants = [styles.wide, styles.medium, styles.narrow];

/** A chart, drawn on the server for every width; then its numbers as a table, and both as files. */
export function Figure({ name, sweep, language, title, caption, sentence, table, csv }: FigureProps) {
  const { sizes, draw } = figures[name];
  return (
    <figure className={styles.frame}>
      <div className={styles.figure} data-figure={name}>
        <figcaption>
          <h2>{title}</h2>
          <p className="caption">{caption}</p>
        </figcaption>
        <RunReader
          label={sentence}
          hint={language.t('chart.keyboard')}
          isReadable={name === 'work' || name === 'steps'}
        >
          {sizes.map((size, index) => (
            <div
              key={size.width}
              className={index === sizes.length - 1 ? styles.narrow : variants[index]}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by charts/, which escapes every text
              dangerouslySetInnerHTML={{ __html: draw(sweep, size, language) }}
            />
          ))}
        </RunReader>
        <div className={styles.files}>
          <details>
            <summary>{language.t('sweep.data.table')}</summary>
            {table}
          </details>
          {csv.map(({ href, label }) => (
            <a key={href} href={href} download>
              {label}
            </a>
          ))}
          <a href={`/sweeps/${encodeURIComponent(sweep.id)}/figures/${name}.svg`} download>
            {language.t('sweep.data.svg')}
          </a>
        </div>
      </div>
    </figure>
  );
}
