import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { frontierReadout } from '../../charts/frontierChart.ts';
import { plainText } from '../estimate/phrase.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import figure from '../figure/figure.module.css';
import { decisionOf } from './decision.ts';
import styles from './study.module.css';
import type { StudyData } from './studyData.ts';
import { decidedStage } from './studyData.ts';
import { frontierFigure, scalingFigure, studyDrawings } from './studyFigures.ts';

type StudyFiguresProps = { study: StudyData; language: Language };

/** Time against cost of the stage that is decided on, and b* against size. */
export function StudyFigures(given: StudyFiguresProps) {
  const hasAny =
    frontierFigure(given.study) !== null || scalingFigure(given.study, given.language).marks.length > 0;
  if (!hasAny) return null;
  return (
    <div className={styles.figures}>
      <Frontier {...given} />
      <Scaling {...given} />
    </div>
  );
}

function Frontier({ study, language }: StudyFiguresProps) {
  const { t, numbers } = language;
  const [found, drawn] = [decidedStage(study)?.costFrontier, frontierFigure(study)];
  const drawings = studyDrawings.frontier(study, language);
  if (!found || !drawn || !drawings) return null;
  const { price, bytesPerSecond } = found;
  const best = drawn.marks.filter(({ isOnFrontier }) => isOnFrontier);
  const address = `/studies/${encodeURIComponent(study.id)}`;
  return (
    <FigureFrame
      t={t}
      layout="full"
      drawings={drawings}
      title={t('study.frontier.title')}
      caption={t('study.frontier.caption', {
        bandwidth: numbers.setting(bytesPerSecond / 1e9),
        price: price
          ? t('study.frontier.price', {
              price: numbers.setting(price.pricePerDeviceHour),
              currency: price.currency,
            })
          : t('study.frontier.unpriced'),
      })}
      sentence={t('study.frontier.sentence', { finding: plainText(t, decisionOf(study, language).headline) })}
      definition={t('study.frontier.definition')}
      isReadable
      csv={[{ href: `${address}/data/choices.csv`, label: t('study.frontier.csv') }]}
      picture={{ href: `${address}/figures/frontier.svg`, fileName: 'frontier.png' }}
      table={
        <Listed title={t('study.frontier.title')}>
          {best.map((mark) => (
            <tr key={`${mark.batchSize} ${mark.devices}`}>
              <td>{frontierReadout(mark, drawn, language)}</td>
            </tr>
          ))}
        </Listed>
      }
    />
  );
}

function Scaling({ study, language }: StudyFiguresProps) {
  const { t, numbers } = language;
  const { marks, band } = scalingFigure(study, language);
  const drawings = studyDrawings.scaling(study, language);
  if (!drawings) return null;
  const address = `/studies/${encodeURIComponent(study.id)}`;
  const level = decidedStage(study)?.costFrontier?.level ?? 0.95;
  return (
    <FigureFrame
      t={t}
      layout="side"
      drawings={drawings}
      title={t('study.scaling.title')}
      caption={
        band.length > 0
          ? t('study.scaling.caption', { level: numbers.whole(level * 100) })
          : t('study.scaling.captionOne')
      }
      sentence={`${t('study.scaling.sentence', { count: marks.length })} ${marks.map(({ text }) => text).join('; ')}`}
      definition={t('study.scaling.definition')}
      isReadable
      csv={[{ href: `${address}/data/predictions.csv`, label: t('study.predictions.csv') }]}
      picture={{ href: `${address}/figures/scaling.svg`, fileName: 'b-star-against-size.png' }}
      table={
        <Listed title={t('study.scaling.title')}>
          {marks.map(({ name, size, text }) => (
            <tr key={name}>
              <td>{numbers.tick(size)}</td>
              <td>{text}</td>
            </tr>
          ))}
        </Listed>
      }
    />
  );
}

function Listed({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={figure.tableFrame} aria-label={title} tabIndex={0}>
      <table>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
