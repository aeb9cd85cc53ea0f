import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import panel from '../../styles/panel.module.css';
import { Term } from '../docs/Term.tsx';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';

type RunProvenanceProps = { run: RunPageData; language: Language };

/** What fixes the run's figures: model, data, and what each attempt computed with. */
export function RunProvenance({ run, language }: RunProvenanceProps) {
  const { t, numbers } = language;
  const { model, dataset } = run.sweep;
  const told = run.attempts.filter(({ provenance }) => provenance !== null);
  const alike = Map.groupBy(told, ({ provenance }) => JSON.stringify(provenance));
  return (
    <section className={styles.band} aria-labelledby="provenance">
      <h2 id="provenance">
        <Term name="provenance">{t('run.provenance.title')}</Term>
      </h2>
      <p className="caption">{t('run.provenance.caption')}</p>
      <div className={styles.columns}>
        <dl className={panel.settings}>
          <Fact name={t('run.provenance.model')}>
            <Link prefetch={false} href={`/models/${encodeURIComponent(model.id)}`}>
              {t('run.provenance.version', { name: model.name, version: String(model.version) })}
            </Link>
          </Fact>
          <Fact name={t('run.provenance.contentHash')}>
            <code>{model.contentHash}</code>
          </Fact>
          <Fact name={t('run.provenance.dataset')}>
            <Link prefetch={false} href={`/datasets/${encodeURIComponent(dataset.id)}`}>
              {t('run.provenance.version', { name: dataset.name, version: String(dataset.version) })}
            </Link>
          </Fact>
          <Fact name={t('run.provenance.contentHash')}>
            <code>{dataset.contentHash}</code>
          </Fact>
        </dl>
        <div>
          {alike.size === 0 && <p className="caption">{t('run.provenance.none')}</p>}
          {[...alike].map(([written, attempts]) => {
            const list = numbers.list(attempts.map(({ number }) => String(number)));
            const { graphHash, ...facts } = JSON.parse(written) as Record<string, string | number | null>;
            return (
              <section key={written} className={styles.part}>
                <h3>{t('run.provenance.attempts', { list })}</h3>
                <dl className={panel.settings}>
                  {graphHash && (
                    <Fact name={t('run.provenance.graph')}>
                      <code>{graphHash}</code>
                    </Fact>
                  )}
                  {Object.entries(facts).map(([name, value]) => (
                    <Fact key={name} name={name}>
                      {value ?? '–'}
                    </Fact>
                  ))}
                </dl>
              </section>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
