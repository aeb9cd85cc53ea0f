import type { Language } from '../../charts/chart.type.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { Listed } from '../figure/Listed.tsx';
import { contenderRows, lettered, policyDrawings } from './contenders.ts';
import type { PolicyComparisonData } from './loadPolicyComparison.ts';

type PolicyFigureProps = { comparison: PolicyComparisonData; finding: string; language: Language };

/** How many times the least work each policy needs. */
export function PolicyFigure({ comparison, finding, language }: PolicyFigureProps) {
  const { t, numbers } = language;
  const drawings = policyDrawings.work(comparison, language);
  if (!drawings) return null;
  const address = `/policies/${encodeURIComponent(comparison.id)}`;
  const names = new Map(lettered(comparison).map(({ letter, contender }) => [letter, contender.name]));
  return (
    <FigureFrame
      t={t}
      layout="full"
      drawings={drawings}
      title={t('policies.chart.title')}
      caption={t('policies.chart.caption', { level: numbers.whole(comparison.result.level * 100) })}
      sentence={t('policies.chart.sentence', { count: names.size, finding })}
      definition={t('policies.chart.definition')}
      isReadable
      csv={[{ href: `${address}/data/policies.csv`, label: t('policies.csv') }]}
      pictureHref={`${address}/figures/work.svg`}
      table={
        <Listed title={t('policies.chart.title')}>
          {contenderRows(comparison, language).map(({ letter, text }) => (
            <tr key={letter}>
              <td>
                {letter} {names.get(letter)}
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </Listed>
      }
    />
  );
}
