import { answersChart } from '../../charts/answersChart.ts';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { Listed } from '../figure/Listed.tsx';
import { fallsToTarget } from './fallsToTarget.ts';
import { loadTargets } from './loadTargets.ts';
import { TargetReader } from './TargetReader.tsx';
import styles from './target.module.css';
import type { OwnTarget, TargetPoint } from './targetText.ts';
import { slopeText, targetPoints } from './targetText.ts';

type AskedSweep = { id: string; target: OwnTarget };
type OtherTargetsProps = {
  sweep: AskedSweep;
  /** With what it means for the theory: how b* grows, and the noise scale beside it. */
  isEvidence: boolean;
  language: Language;
};

const sizes = [
  { width: 504, height: 300, isNarrow: false },
  { width: 358, height: 280, isNarrow: true },
];

/** Room for them while they are computed. */
export function OtherTargetsComing() {
  return <div className={styles.room} aria-hidden="true" />;
}

/** What the logs of an ended sweep say beyond its own target: b* as the target tightens, to be asked by dragging. */
export async function OtherTargets({ sweep, isEvidence, language }: OtherTargetsProps) {
  const targets = await loadTargets(sweep);
  if (!targets) return null;
  const { criticalBatchSizeByTarget: byTarget } = targets;
  const points = targetPoints(byTarget?.points ?? [], sweep.target, language);
  const slope = byTarget?.slope && slopeText(byTarget.slope, language);
  const noise = noiseText(targets.noiseScale, language);
  const isDrawn = points.length > 1 && points.some(({ criticalBatchSize }) => criticalBatchSize);
  if (!isDrawn && !(isEvidence && noise)) return null;
  return (
    <section className={isEvidence ? styles.beside : styles.targets}>
      {isDrawn && <TargetFigure points={points} own={sweep.target} language={language} />}
      {isEvidence && (
        <div>
          {slope && <p>{slope}</p>}
          {noise && <p>{noise}</p>}
        </div>
      )}
    </section>
  );
}

function TargetFigure({
  points,
  own,
  language,
}: {
  points: TargetPoint[];
  own: OwnTarget;
  language: Language;
}) {
  const { t, numbers } = language;
  const marks = points.map(({ threshold, criticalBatchSize: b, target, answer }) => ({
    x: threshold,
    answer: b,
    text: `${target}: ${answer}`,
  }));
  const falls = fallsToTarget(own.metric);
  const drawn = {
    ...{ name: 'target', marks, isReversed: falls, ticks: falls ? ('decades' as const) : ('round' as const) },
    write: (threshold: number) => numbers.setting(Number(threshold.toPrecision(3))),
    titles: { x: t('target.axis'), y: t('target.answerAxis') },
  };
  const start = points.findIndex(({ threshold }) => threshold === own.threshold);
  const shown = points[start] ?? points.at(-1);
  const sentence = t('target.sentence', { target: shown?.target ?? '', answer: shown?.answer ?? '' });
  return (
    <FigureFrame
      t={t}
      layout="side"
      drawings={sizes.map((size) => ({
        width: size.width,
        svg: answersChart(drawn, size, language),
      }))}
      title={t('target.title')}
      caption={t('target.caption')}
      sentence={sentence}
      definition={t('target.definition')}
      csv={[]}
      pictureHref={null}
      read={(drawings) => (
        <TargetReader
          sentence={sentence}
          label={t('target.slider')}
          points={points.map(({ threshold, criticalBatchSize: b, target, answer, why }) => ({
            ...{ x: threshold, y: b?.value ?? null, target, answer, why },
            short: b ? numbers.whole(b.value) : '',
          }))}
          own={start < 0 ? points.length - 1 : start}
        >
          {drawings}
        </TargetReader>
      )}
      table={
        <Listed title={t('target.title')}>
          <tr>
            <th scope="col">
              <Term name="target">{t('target.threshold')}</Term>
            </th>
            <th scope="col">
              <Term name="criticalBatchSize">{t('target.answer')}</Term>
            </th>
            <th scope="col">{t('target.reached')}</th>
            <th scope="col">{t('target.censored')}</th>
          </tr>
          {points.map(({ target, answer, crossings, censored }) => (
            <tr key={target}>
              <th scope="row">{target}</th>
              <td>{answer}</td>
              <td>{crossings ?? '–'}</td>
              <td>{censored ?? '–'}</td>
            </tr>
          ))}
        </Listed>
      }
    />
  );
}

type LoadedNoise = NonNullable<Awaited<ReturnType<typeof loadTargets>>>['noiseScale'];

function noiseText(loaded: LoadedNoise, { t, numbers }: Language): string | null {
  const noise = loaded?.noiseScale;
  if (!noise) return null;
  const twoDigits = (value: number) => numbers.whole(Number(value.toPrecision(2)));
  return t('target.noise', {
    value: twoDigits(noise.value),
    interval: numbers.interval(noise, twoDigits),
    level: numbers.whole(loaded.level * 100),
    count: loaded.observations,
  });
}
