import type { Language } from '../../charts/chart.type.ts';
import { phrase } from '../estimate/phrase.ts';
import { RichText } from '../shell/richText.tsx';
import styles from './sweep.module.css';
import type { SweepPageData } from './sweepPage.type.ts';

/** What the number is, the policy that it belongs to, and how its interval was got. */
export function Definition({
  sweep,
  language: { t, numbers },
}: {
  sweep: SweepPageData;
  language: Language;
}) {
  const { estimate, policy } = sweep;
  const policyLine = t('sweep.policyLine', {
    reset: t(`sweep.policy.resets.${policy.reset}`),
    initialStepSize: numbers.setting(policy.initialStepSize),
    sufficientDecrease: numbers.setting(policy.sufficientDecrease),
    backtrackFactor: numbers.setting(policy.backtrackFactor),
  });
  return (
    <div className={styles.definition}>
      <p className="caption">{policyLine}</p>
      <details>
        <summary>{t('sweep.definition.summary')}</summary>
        <p>
          <RichText t={t} phrase={phrase('sweep.definition.what')} />
        </p>
        <p>{t('sweep.definition.policy', { policy: policyLine })}</p>
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
