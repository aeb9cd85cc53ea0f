import type { Language } from '../../charts/chart.type.ts';
import { phrase } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import type { PolicyData } from '../policy/policyText.ts';
import { policyLine } from '../policy/policyText.ts';
import styles from './sweep.module.css';

type DefinitionProps = {
  policy: PolicyData;
  estimate: { level: number; draws: number; codeVersion: string } | null;
  language: Language;
};

/** What the number is, the policy that it belongs to, and how its interval was got. */
export function Definition({ policy, estimate, language }: DefinitionProps) {
  const { t, numbers } = language;
  const line = policyLine(policy, language);
  return (
    <div className={styles.definition}>
      <p className="caption">{line}</p>
      <details>
        <summary>{t('sweep.definition.summary')}</summary>
        <p>
          <RichText t={t} phrase={phrase('sweep.definition.what')} />
        </p>
        <p>{t('sweep.definition.policy', { policy: line })}</p>
        {estimate && (
          <p>
            {t('sweep.definition.method', {
              level: numbers.whole(estimate.level * 100),
              draws: numbers.whole(estimate.draws),
            })}{' '}
            {t('sweep.definition.code', { version: estimate.codeVersion })}
          </p>
        )}
      </details>
    </div>
  );
}
