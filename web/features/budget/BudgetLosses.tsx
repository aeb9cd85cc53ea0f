import { leftText, metricText, moreText } from '@critbatch/theory';
import { answersChart } from '../../charts/answersChart.ts';
import type { Language } from '../../charts/chart.type.ts';
import type { BudgetAnswerPartsFragment } from '../../graphql/generated/graphql.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import styles from './budget.module.css';

const sizes = [
  { width: 504, height: 300, isNarrow: false },
  { width: 358, height: 280, isNarrow: true },
];

/** As the API answers it, or as a report keeps it. */
type Answer = Pick<BudgetAnswerPartsFragment, 'metric' | 'examples' | 'level' | 'losses'>;
type BudgetLossesProps = { answer: Answer; headline: string; language: Language };

/** What every batch size came to when the budget was spent, with what it costs against the least; nothing without any to compare. */
export function BudgetLosses({ answer, headline, language }: BudgetLossesProps) {
  const { t, numbers } = language;
  const { losses, metric } = answer;
  if (losses.length === 0) return null;
  const left = leftText(metric, language);
  const write = (value: number) => numbers.setting(Number(value.toPrecision(3)));
  const remaining = (of: (typeof losses)[number]) => numbers.withInterval(of.remaining, write);
  const drawn = {
    ...{ name: 'budget-losses', isReversed: false, ticks: 'batchSizes' as const },
    ...{ write: numbers.whole, writeAnswer: write },
    titles: {
      x: t('budget.batchSizeAxis'),
      y: metric === 'TEST_ACCURACY' ? left : metricText(metric, language),
    },
    marks: losses.map((each) => ({
      ...{ x: each.batchSize, answer: each.remaining },
      text: `${numbers.whole(each.batchSize)}: ${remaining(each)}`,
    })),
  };
  return (
    <div className={styles.losses}>
      <FigureFrame
        t={t}
        layout="side"
        drawings={sizes.map((size) => ({ width: size.width, svg: answersChart(drawn, size, language) }))}
        title={t('budget.lossesTitle', { left })}
        caption={t('budget.lossesCaption', { examples: numbers.whole(answer.examples) })}
        sentence={t('budget.lossesSentence', { left, answer: headline })}
        definition={t('budget.lossesDefinition', { left, level: numbers.whole(answer.level * 100) })}
        csv={[]}
        pictureHref={null}
        table={
          <table>
            <thead>
              <tr>
                <th scope="col">{t('budget.batchSizeAxis')}</th>
                <th scope="col">{t('budget.runs')}</th>
                <th scope="col">{left}</th>
                <th scope="col">{t('budget.moreThanLeast')}</th>
              </tr>
            </thead>
            <tbody>
              {losses.map((each) => (
                <tr key={each.batchSize}>
                  <th scope="row">{numbers.whole(each.batchSize)}</th>
                  <td>{numbers.whole(each.runs)}</td>
                  <td>{remaining(each)}</td>
                  <td>{moreText(each.ratio, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </div>
  );
}
