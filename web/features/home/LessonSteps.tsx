import type { Language } from '../../charts/chart.type.ts';
import { RichText } from '../phrase/richText.tsx';
import styles from './home.module.css';
import type { LessonStep } from './lessonSteps.ts';

type LessonStepsProps = { steps: LessonStep[]; isRunning: boolean; language: Language };

/** The steps of the lesson; while runs arrive, the last one that the chart shows is where it stands. */
export function LessonSteps({ steps, isRunning, language: { t } }: LessonStepsProps) {
  const current = isRunning ? steps.findLast(({ isShown }) => isShown) : undefined;
  return (
    <ol className={styles.steps} aria-label={t('home.lesson.steps.label')}>
      {steps.map((step) => (
        <li
          key={step.key}
          data-shown={step.isShown}
          {...(step === current && { 'aria-current': 'step' as const })}
        >
          <h2>
            <RichText t={t} phrase={step.title} />
          </h2>
          <p>
            <RichText t={t} phrase={step.text} />
          </p>
        </li>
      ))}
    </ol>
  );
}
