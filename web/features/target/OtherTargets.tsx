import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import type { AskedSweep } from './loadTargets.ts';
import { loadTargets } from './loadTargets.ts';
import { TargetSlider } from './TargetSlider.tsx';
import styles from './target.module.css';
import { slopeText, targetPoints } from './targetText.ts';

/**
 * What the logs of an ended sweep say beyond its own targets: b* as the target tightens, and the gradient noise scale
 * beside it.
 */
export async function OtherTargets({ sweep, language }: { sweep: AskedSweep; language: Language }) {
  const { t, numbers } = language;
  const targets = await loadTargets(sweep);
  if (!targets) return null;
  const { criticalBatchSizeByTarget: byTarget, noiseScale } = targets;
  const points = targetPoints(byTarget?.points ?? [], sweep.target?.metric ?? 'TRAINING_LOSS', language);
  const slope = byTarget?.slope && slopeText(byTarget.slope, language);
  const noise = noiseScale?.noiseScale;
  if (points.length < 2 && !noise) return null;
  const twoDigits = (value: number) => numbers.whole(Number(value.toPrecision(2)));
  return (
    <section className={styles.targets}>
      <h2>
        <Term name="target">{t('target.title')}</Term>
      </h2>
      <p className="caption">{t('target.caption')}</p>
      {points.length > 1 && (
        <>
          <TargetSlider label={t('target.slider')} points={points} />
          {slope && <p>{slope}</p>}
          <details>
            <summary>{t('target.table')}</summary>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('target.threshold')}</th>
                  <th scope="col">
                    <Term name="criticalBatchSize">{t('target.answer')}</Term>
                  </th>
                  <th scope="col">{t('target.reached')}</th>
                  <th scope="col">{t('target.censored')}</th>
                </tr>
              </thead>
              <tbody>
                {points.map(({ target, answer, crossings, censored }) => (
                  <tr key={target}>
                    <th scope="row">{target}</th>
                    <td>{answer}</td>
                    <td>{crossings ?? '–'}</td>
                    <td>{censored ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {noise && noiseScale && (
        <p>
          {t('target.noise', {
            value: twoDigits(noise.value),
            interval: numbers.interval(noise, twoDigits),
            level: numbers.whole(noiseScale.level * 100),
            count: noiseScale.observations,
          })}
        </p>
      )}
    </section>
  );
}
