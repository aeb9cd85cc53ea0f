import type { Language } from '../../charts/chart.type.ts';
import { FrontierFrame } from '../cost/FrontierFrame.tsx';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { Listed } from '../figure/Listed.tsx';
import { plainText } from '../phrase/phrase.ts';
import { decisionOf } from './decision.ts';
import styles from './study.module.css';
import type { StudyData } from './studyData.ts';
import { decidedStage } from './studyData.ts';
import { scalingFigure, studyDrawings, studyFrontier } from './studyFigures.ts';

type StudyFiguresProps = { study: StudyData; language: Language };

/** Time against cost of the stage that is decided on, and b* against size. */
export function StudyFigures(given: StudyFiguresProps) {
  const hasAny =
    studyFrontier(given.study) !== null || scalingFigure(given.study, given.language).marks.length > 0;
  if (!hasAny) return null;
  return (
    <div className={styles.figures}>
      <Frontier {...given} />
      <Scaling {...given} />
    </div>
  );
}

function Frontier({ study, language }: StudyFiguresProps) {
  const [found, figure] = [decidedStage(study)?.costFrontier, studyFrontier(study)];
  const drawings = studyDrawings.frontier(study, language);
  if (!found || !figure || !drawings) return null;
  const address = `/studies/${encodeURIComponent(study.id)}`;
  return (
    <FrontierFrame
      frontier={found}
      figure={figure}
      drawings={drawings}
      finding={plainText(language.t, decisionOf(study, language).headline)}
      definition={language.t('study.carriedOver')}
      csvHref={`${address}/data/choices.csv`}
      pictureHref={`${address}/figures/frontier.svg`}
      language={language}
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
      pictureHref={`${address}/figures/scaling.svg`}
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
