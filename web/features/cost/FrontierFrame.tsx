import type { Language } from '../../charts/chart.type.ts';
import type { FrontierFigure } from '../../charts/frontierChart.ts';
import { frontierReadout } from '../../charts/frontierChart.ts';
import { Term } from '../docs/Term.tsx';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { Listed } from '../figure/Listed.tsx';
import type { Drawn, FrontierData } from './frontier.ts';

type FrontierFrameProps = {
  frontier: FrontierData;
  figure: FrontierFigure;
  drawings: Drawn;
  /** What the choice is, in a sentence. */
  finding: string;
  /** What the page alone says of where the figures come from. */
  definition?: string;
  csvHref: string;
  pictureHref: string;
  language: Language;
};

/** Time against cost of a target, with the frontier as a table and as files. */
export function FrontierFrame({
  frontier,
  figure,
  drawings,
  finding,
  language,
  ...given
}: FrontierFrameProps) {
  const { t, numbers } = language;
  const { currency, pricePerDeviceHour, bytesPerSecond } = frontier;
  const best = figure.marks.filter(({ isOnFrontier }) => isOnFrontier);
  const price =
    currency && pricePerDeviceHour !== null
      ? t('cost.frontier.price', { price: numbers.setting(pricePerDeviceHour), currency })
      : t('cost.frontier.unpriced');
  return (
    <FigureFrame
      t={t}
      layout="full"
      drawings={drawings}
      title={<Term name="frontier">{t('cost.frontier.title')}</Term>}
      caption={t('cost.frontier.caption', { bandwidth: numbers.setting(bytesPerSecond / 1e9), price })}
      sentence={t('cost.frontier.sentence', { finding })}
      definition={[t('cost.frontier.definition'), given.definition].filter(Boolean).join(' ')}
      isReadable
      csv={[{ href: given.csvHref, label: t('cost.frontier.csv') }]}
      pictureHref={given.pictureHref}
      table={
        <Listed title={t('cost.frontier.title')}>
          {best.map((mark) => (
            <tr key={`${mark.batchSize} ${mark.devices}`}>
              <td>{frontierReadout(mark, figure, language)}</td>
            </tr>
          ))}
        </Listed>
      }
    />
  );
}
