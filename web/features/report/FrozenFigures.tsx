import type { Locale } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { lawNames } from '../law/lawNames.ts';
import { readRun, shortState } from '../run/runState.ts';
import { TableFrame } from '../run/TableFrame.tsx';
import { runFigures } from '../sweep/figures.ts';
import { shownPart } from '../sweep/shownPart.ts';
import { frozenDrawing } from './frozenDrawing.ts';
import styles from './report.module.css';
import type { ShownSweep } from './shownSweep.ts';

type FrozenFiguresProps = {
  sweep: ShownSweep;
  hasRuns: boolean;
  answer: string;
  address: string | null;
  language: Language & { locale: Locale };
};

/** N(b) and K(b) of a frozen sweep. */
export function FrozenFigures({ sweep, hasRuns, answer, address, language }: FrozenFiguresProps) {
  const { t, numbers } = language;
  const estimate = settledEstimate(sweep);
  const law =
    estimate?.bestLaw && estimate.answer !== 'NOT_IDENTIFIED'
      ? t(`chart.laws.${lawNames[estimate.bestLaw]}`)
      : null;
  const level = numbers.whole((estimate?.level ?? 0.95) * 100);
  const lawAlone = law === null ? t('report.noRuns') : t('report.lawAlone', { law, level });
  const captions = {
    work: law
      ? t('chart.work.caption', { law, level })
      : t(`chart.work.${estimate && estimate.laws.length > 0 ? 'captionOpen' : 'captionRuns'}`),
    steps: t(estimate?.criticalBatchSize ? 'chart.steps.caption' : 'chart.steps.captionBare'),
  };
  const file = (name: string) => address && `${address}/${sweep.letter}-${name}`;
  const csv = [
    ...(hasRuns ? [{ href: `${file('runs')}.csv`, label: t('sweep.data.csvRuns') }] : []),
    ...(law ? [{ href: `${file('curve')}.csv`, label: t('sweep.data.csvCurve') }] : []),
  ];
  return (
    <div className={styles.figures}>
      {(['work', 'steps'] as const).map((name) => (
        <FigureFrame
          key={name}
          t={t}
          layout={runFigures[name].layout}
          drawings={runFigures[name].sizes.map((size) => ({
            width: size.width,
            svg: frozenDrawing(sweep, name, size, language),
          }))}
          title={t(`chart.${name}.title`)}
          caption={hasRuns ? captions[name] : lawAlone}
          sentence={t(`chart.${name}.sentence`, { answer })}
          definition={t(`chart.definitions.${name}`)}
          isReadable={hasRuns}
          csv={address ? csv : []}
          pictureHref={address && `${file(name)}.svg`}
          table={
            <FrozenRuns
              sweep={sweep}
              caption={t(`chart.${name}.title`)}
              hasRuns={hasRuns}
              language={language}
            />
          }
        />
      ))}
    </div>
  );
}

/** Rows of a table in the page; the CSV file has all. */
const mostListed = 200;

type FrozenRunsProps = { sweep: ShownSweep; hasRuns: boolean; caption: string; language: Language };

/** The runs behind a figure; where a link withholds them, the points of the law. */
function FrozenRuns({ sweep, hasRuns, caption, language: { t, numbers } }: FrozenRunsProps) {
  if (!hasRuns) {
    return (
      <TableFrame t={t} caption={caption} columns={['batchSize', 'lowerSteps', 'upperSteps', 'work']}>
        {(sweep.estimate?.curve ?? []).map(({ batchSize, lowerSteps, upperSteps, stepsToTarget }) => (
          <tr key={batchSize}>
            <td>{numbers.whole(batchSize)}</td>
            <td>{numbers.whole(lowerSteps)}</td>
            <td>{numbers.whole(upperSteps)}</td>
            <td>{numbers.whole(stepsToTarget * batchSize)}</td>
          </tr>
        ))}
      </TableFrame>
    );
  }
  const all = sweep.runs.length;
  return (
    <>
      {all > mostListed && (
        <p className="caption">
          {t('report.someRuns', {
            listed: numbers.whole(mostListed),
            drawn: numbers.whole(shownPart(sweep).runs.length),
            all: numbers.whole(all),
          })}
        </p>
      )}
      <TableFrame
        t={t}
        caption={caption}
        columns={['batchSize', 'seed', 'state', 'lowerSteps', 'upperSteps', 'work']}
      >
        {sweep.runs.slice(0, mostListed).map((run) => {
          const { crossing, steps } = readRun(run);
          return (
            <tr key={`${run.batchSize} ${run.seed}`}>
              <td>{numbers.whole(run.batchSize)}</td>
              <td>{run.seed}</td>
              <td>{t(`sweep.runs.${shortState(run)}`)}</td>
              <td>{numbers.whole(crossing?.lowerSteps ?? run.step)}</td>
              <td>{crossing?.upperSteps == null ? '–' : numbers.whole(crossing.upperSteps)}</td>
              <td>{numbers.whole(steps * run.batchSize)}</td>
            </tr>
          );
        })}
      </TableFrame>
    </>
  );
}
