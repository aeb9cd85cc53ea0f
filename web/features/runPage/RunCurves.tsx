import type { Language } from '../../charts/chart.type.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import figure from '../figure/figure.module.css';
import { halfSizes } from '../figure/halfSizes.ts';
import { hasLineSearch } from '../policy/hasLineSearch.ts';
import type { CurveAxis, CurveQuantity, CurveRuns } from '../run/curves.ts';
import { curveAxes, curvesOf, recordedQuantities } from '../run/curves.ts';
import { drawCurves } from '../run/drawCurves.ts';
import { runHref } from '../run/runHref.ts';
import { Choices } from '../shell/Choices.tsx';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';

type RunCurvesProps = { run: RunPageData; against: CurveAxis; language: Language };

/** Everything that the run's log records, a figure for each quantity. */
export function RunCurves({ run, against, language }: RunCurvesProps) {
  const { t } = language;
  const drawn = drawnRun(run);
  const quantities = recordedQuantities(drawn, { hasLineSearch: hasLineSearch(run.sweep.policy) });
  const href = runHref(run.sweep.id, run.id);
  const choices = curveAxes.map((axis) => ({
    name: t(`chart.curves.choices.${axis}`),
    href: axis === 'steps' ? href : `${href}?against=${axis}`,
    isCurrent: axis === against,
  }));
  return (
    <section className={styles.band}>
      <div className={styles.bandHead}>
        <div>
          <h2>{t('run.curves.title')}</h2>
          <p className="caption">{t(quantities.length > 0 ? 'run.curves.caption' : 'run.curves.none')}</p>
        </div>
        {quantities.length > 0 && <Choices label={t('chart.curves.against')} choices={choices} />}
      </div>
      <div className={styles.curves}>
        {quantities.map((quantity) => (
          <Curve
            key={quantity}
            quantity={quantity}
            drawn={drawn}
            csvHref={`${href}/log.csv`}
            against={against}
            language={language}
          />
        ))}
      </div>
    </section>
  );
}

type CurveProps = {
  quantity: CurveQuantity;
  drawn: CurveRuns;
  csvHref: string;
  against: CurveAxis;
  language: Language;
};

function Curve({ quantity, drawn, csvHref, against, language }: CurveProps) {
  const { t, numbers } = language;
  const title = t(`chart.curves.${quantity}.title`);
  const points = curvesOf(drawn, quantity, against).curves.flatMap((curve) => curve.points);
  const short = (value: number | undefined) => String(Number((value ?? 0).toPrecision(4)));
  return (
    <FigureFrame
      t={t}
      layout="half"
      drawings={halfSizes.map((size) => ({
        width: size.width,
        svg: drawCurves(drawn, quantity, against, size, language),
      }))}
      title={title}
      sentence={t('run.curves.sentence', {
        quantity: title,
        first: short(points[0]?.value),
        last: short(points.at(-1)?.value),
      })}
      definition={t(`chart.curves.${quantity}.definition`)}
      table={
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className={figure.tableFrame} aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t(`chart.curves.axes.${against}`)}</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ at, value }) => (
                <tr key={at}>
                  <td>{against === 'time' ? short(at) : numbers.whole(at)}</td>
                  <td>{short(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      }
      csv={[{ href: csvHref, label: t('run.log.csv') }]}
      pictureHref={null}
    />
  );
}

/** The run alone, with its first target: others have no line of their own. */
function drawnRun(run: RunPageData): CurveRuns {
  const [target] = run.sweep.targets;
  const crossing = run.crossings.find((each) => each.target.id === target?.id) ?? null;
  return { target, runs: [{ ...run, crossing }], highlighted: run.batchSize };
}
