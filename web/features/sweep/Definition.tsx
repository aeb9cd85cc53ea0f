import type { Language } from '../../charts/chart.type.ts';
import { WordsUsed } from '../docs/WordsUsed.tsx';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { phrase } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import type { PolicyData } from '../policy/policyText.ts';
import { policyLine } from '../policy/policyText.ts';
import styles from './sweep.module.css';

/** Words of answer and figures, which a sentence cannot lead from to their entries. */
const words = [
  'recommendation',
  'criticalBatchSize',
  'interval',
  'valley',
  'knee',
  'freeRange',
  'payback',
] as const;

type DefinitionProps = {
  policy: PolicyData;
  estimate: Pick<EstimateData, 'level' | 'draws' | 'codeVersion' | 'intervalMethod' | 'departure'> | null;
  /** Its figure says what it is: no b*. */
  isForBudget?: boolean;
  language: Language;
};

/** What the number is, the policy that it belongs to, and how its interval was got. */
export function Definition({ policy, estimate, isForBudget = false, language }: DefinitionProps) {
  const { t, numbers } = language;
  const line = policyLine(policy, language);
  if (isForBudget) return <p className="caption">{line}</p>;
  const isDoubted = estimate?.intervalMethod === 'DISCREPANCY';
  return (
    <div className={styles.definition}>
      <p className="caption">{line}</p>
      {estimate && <WordsUsed words={words} language={language} />}
      <details>
        <summary>{t('sweep.definition.summary')}</summary>
        <p>
          <RichText t={t} phrase={phrase('sweep.definition.what')} />
        </p>
        <p>{t('sweep.definition.policy', { policy: line })}</p>
        {estimate && (
          <p>
            {t(
              isDoubted
                ? 'sweep.definition.interval.DISCREPANCY'
                : 'sweep.definition.interval.MODEL_AVERAGED_PROFILE_LIKELIHOOD',
              { level: numbers.whole(estimate.level * 100) },
            )}{' '}
            {t(`sweep.definition.work.${estimate.departure ? 'DISCREPANCY' : 'PARAMETRIC_BOOTSTRAP'}`, {
              draws: numbers.whole(estimate.draws),
            })}{' '}
            {t('sweep.definition.code', { version: estimate.codeVersion })}
          </p>
        )}
      </details>
    </div>
  );
}
