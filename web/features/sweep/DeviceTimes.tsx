import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { deviceTimes } from './deviceTimes.ts';

type DeviceTimesProps = { sweep: Parameters<typeof deviceTimes>[0]; language: Language };

/** Device seconds of the runs of each batch size, beside those that savings in time and money are reckoned from. */
export function DeviceTimes({ sweep, language: { t, numbers } }: DeviceTimesProps) {
  const rows = deviceTimes(sweep);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('sweep.deviceTimes.title')}</h2>
      <p className="caption">{t('sweep.deviceTimes.caption')}</p>
      <table className={styles.laws}>
        <thead>
          <tr>
            <th scope="col">{t('sweep.deviceTimes.batchSize')}</th>
            <th scope="col">{t('sweep.deviceTimes.runs')}</th>
            <th scope="col">{t('sweep.deviceTimes.measured')}</th>
            <th scope="col">{t('sweep.deviceTimes.modelled')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ batchSize, runs, median, least, most, modelled }) => (
            <tr key={batchSize}>
              <th scope="row">{numbers.whole(batchSize)}</th>
              <td>{numbers.whole(runs)}</td>
              <td>
                {numbers.duration(median)}
                {runs > 1 && (
                  <small>
                    {' '}
                    {numbers.brackets(numbers.interval({ lower: least, upper: most }, numbers.duration))}
                  </small>
                )}
              </td>
              <td>{modelled === null ? '–' : numbers.duration(modelled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
