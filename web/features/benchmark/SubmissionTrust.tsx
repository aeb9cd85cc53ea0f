import type { Language } from '../../charts/chart.type.ts';
import styles from './benchmark.module.css';
import type { SubmissionData } from './loadSubmission.ts';

type Check = { word: 'recomputed' | 'attested' | 'replicated' | 'unseen'; isKnown: boolean; text: string };

/** What was checked of a submission and what nobody can check, one sentence each. */
export function SubmissionTrust({
  submission,
  language,
}: {
  submission: SubmissionData;
  language: Language;
}) {
  const { t } = language;
  const { trust, attestedRuns, runCount, codeVersion, origin } = submission;
  const attested = { attested: attestedRuns, runs: runCount };
  const isAttested = trust === 'ATTESTED' || (attestedRuns > 0 && attestedRuns === runCount);
  const checks: Check[] = [
    {
      word: 'recomputed',
      isKnown: true,
      text: t('benchmark.check.recomputed', { code: codeVersion }),
    },
    {
      word: 'attested',
      isKnown: isAttested,
      text: t(
        origin === 'IMPORTED'
          ? 'benchmark.check.imported'
          : isAttested
            ? 'benchmark.check.attested'
            : attestedRuns > 0
              ? 'benchmark.check.partly'
              : 'benchmark.check.reported',
        attested,
      ),
    },
    {
      word: 'replicated',
      isKnown: trust === 'REPLICATED',
      text: t(trust === 'REPLICATED' ? 'benchmark.check.replicated' : 'benchmark.check.notReplicated'),
    },
    { word: 'unseen', isKnown: false, text: t('benchmark.check.unseen') },
  ];
  return (
    <section className={styles.section} aria-labelledby="checked">
      <h2 id="checked">{t('benchmark.check.title')}</h2>
      <ul className={styles.trust}>
        {checks.map(({ word, isKnown, text }) => (
          <li key={word}>
            <span className={isKnown ? 'chip ok' : `chip neutral ${styles.hollow}`}>
              {t(isKnown ? 'benchmark.check.yes' : 'benchmark.check.no')}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
