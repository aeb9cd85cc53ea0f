import type { Language } from '../../charts/chart.type.ts';
import { lawNames } from '../law/lawNames.ts';
import styles from './doubt.module.css';
import type { EstimateData } from './estimate.type.ts';

type DoubtTablesProps = { estimate: EstimateData; language: Language };
type Figure = EstimateData['figures'][number];

/** b* without each batch size, and the figures of the best law with their intervals by two methods. */
export function DoubtTables({ estimate, language }: DoubtTablesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={styles.tables} aria-label={language.t('sweep.doubt.tables')} tabIndex={0}>
      <Figures estimate={estimate} language={language} />
      {estimate.sensitivity && <LeftOut estimate={estimate} language={language} />}
    </section>
  );
}

function Figures({ estimate, language }: DoubtTablesProps) {
  const { t, numbers } = language;
  const level = numbers.whole(estimate.level * 100);
  return (
    <table>
      <caption>{t('sweep.doubt.figures', { law: lawOf(estimate, language), level })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sweep.doubt.figure')}</th>
          <th scope="col">{t('sweep.doubt.value')}</th>
          <th scope="col">{t('sweep.doubt.profile')}</th>
          <th scope="col">{t('sweep.doubt.bootstrap')}</th>
        </tr>
      </thead>
      <tbody>
        {estimate.figures.map((figure) => {
          const write = writerOf(figure, language);
          return (
            <tr key={`${figure.figure} ${figure.batchSize}`}>
              <th scope="row">
                {t(`sweep.doubt.names.${figure.figure}`, {
                  batchSize: figure.batchSize === null ? '' : numbers.whole(figure.batchSize),
                })}
              </th>
              <td>{write(figure.value)}</td>
              <td>{numbers.interval(figure.profileLikelihood, write)}</td>
              <td>{numbers.interval(figure.parametricBootstrap, write)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LeftOut({ estimate, language }: DoubtTablesProps) {
  const { t, numbers } = language;
  return (
    <table>
      <caption>{t('sweep.doubt.leftOut', { law: lawOf(estimate, language) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sweep.doubt.leftOutSize')}</th>
          <th scope="col">{t('sweep.doubt.names.CRITICAL_BATCH_SIZE')}</th>
        </tr>
      </thead>
      <tbody>
        {estimate.sensitivity?.leftOut.map(({ batchSize, criticalBatchSize }) => (
          <tr key={batchSize}>
            <th scope="row">{numbers.whole(batchSize)}</th>
            <td>
              {criticalBatchSize === null ? t('sweep.doubt.leftOutNone') : numbers.whole(criticalBatchSize)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A saving is a ratio with two decimals: near 1 one decimal would hide it. */
function writerOf({ figure }: Figure, { numbers }: Language): (value: number) => string {
  switch (figure) {
    case 'CRITICAL_BATCH_SIZE':
      return numbers.whole;
    case 'SAVING':
      return (ratio) => (ratio < 9.95 ? ratio.toFixed(2) : numbers.factor(ratio));
    default:
      return numbers.quantity;
  }
}

function lawOf({ bestLaw }: EstimateData, { t }: Language): string {
  return bestLaw ? t(`chart.laws.${lawNames[bestLaw]}`) : '–';
}
