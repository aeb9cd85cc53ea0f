import { leftText, percentText, usualLossTolerance } from '@critbatch/theory';
import { answersChart } from '../../charts/answersChart.ts';
import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import { Listed } from '../figure/Listed.tsx';
import { TargetReader } from '../target/TargetReader.tsx';
import styles from '../target/target.module.css';
import type { BudgetPoint } from './budgetText.ts';
import { budgetPoints, powerText } from './budgetText.ts';
import { loadBudgets } from './loadBudgets.ts';

const sizes = [
  { width: 504, height: 300, isNarrow: false },
  { width: 358, height: 280, isNarrow: true },
];

type BudgetsProps = {
  sweep: { id: string; metric: TargetMetric };
  /** Where a page has its own. */
  title?: string;
  language: Language;
};

/** What the logs of an ended sweep say to whoever has a budget and no target; nothing where they say nothing. */
export async function Budgets({ sweep, title, language }: BudgetsProps) {
  const budgets = await loadBudgets(sweep);
  if (!budgets) return null;
  const points = budgetPoints(budgets.points, sweep.metric, language);
  const isDrawn = points.some(({ bestBatchSize }) => bestBatchSize);
  if (!isDrawn) return null;
  return (
    <section className={styles.beside}>
      <BudgetFigure
        title={title ?? language.t('budget.title')}
        points={points}
        metric={sweep.metric}
        level={budgets.level}
        language={language}
      />
      {budgets.power && (
        <div>
          <p>{powerText(budgets.power, language)}</p>
        </div>
      )}
    </section>
  );
}

function BudgetFigure({
  title,
  points,
  metric,
  level,
  language,
}: {
  title: string;
  points: BudgetPoint[];
  metric: TargetMetric;
  level: number;
  language: Language;
}) {
  const { t, numbers } = language;
  const drawn = {
    ...{ name: 'budget', isReversed: false, ticks: 'decades' as const, write: numbers.tick },
    titles: { x: t('budget.axis'), y: t('budget.answerAxis') },
    marks: points.map(({ examples, bestBatchSize, budget, answer }) => ({
      ...{ x: examples, answer: bestBatchSize, text: `${budget}: ${answer}` },
    })),
  };
  const last = points.at(-1);
  const sentence = t('budget.sentence', { budget: last?.budget ?? '', answer: last?.answer ?? '' });
  const left = leftText(metric, language);
  const tried = [...new Set(points.flatMap(({ more }) => [...more.keys()]))].sort((a, b) => a - b);
  return (
    <FigureFrame
      t={t}
      layout="side"
      drawings={sizes.map((size) => ({ width: size.width, svg: answersChart(drawn, size, language) }))}
      title={title}
      caption={t('budget.caption')}
      sentence={sentence}
      definition={t('budget.definition', {
        left,
        level: numbers.whole(level * 100),
        tolerance: percentText(usualLossTolerance, language),
      })}
      csv={[]}
      pictureHref={null}
      read={(drawings) => (
        <TargetReader
          sentence={sentence}
          label={t('budget.slider')}
          points={points.map(({ examples, bestBatchSize, budget, answer, why }) => ({
            ...{ x: examples, y: bestBatchSize?.value ?? null, target: budget, answer, why },
            short: bestBatchSize ? numbers.whole(bestBatchSize.value) : '',
          }))}
          own={points.length - 1}
        >
          {drawings}
        </TargetReader>
      )}
      table={
        <Listed title={t('budget.more', { left })}>
          <tr>
            <th scope="col">{t('budget.slider')}</th>
            <th scope="col">{t('budget.best')}</th>
            <th scope="col">{t('budget.near')}</th>
            {tried.map((batchSize) => (
              <th key={batchSize} scope="col">
                {numbers.whole(batchSize)}
              </th>
            ))}
          </tr>
          {points.map(({ examples, answer, near, more }) => (
            <tr key={examples}>
              <th scope="row">{numbers.quantity(examples)}</th>
              <td>{answer}</td>
              <td>{near}</td>
              {tried.map((batchSize) => (
                <td key={batchSize}>{more.get(batchSize) ?? '–'}</td>
              ))}
            </tr>
          ))}
        </Listed>
      }
    />
  );
}
