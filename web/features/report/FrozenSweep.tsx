import type { Locale, SnapshotSweep } from '@critbatch/theory';
import { leadOf, plainSentence } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { BudgetLosses } from '../budget/BudgetLosses.tsx';
import { answerText } from '../estimate/answerText.ts';
import { LawTable } from '../estimate/LawTable.tsx';
import { Overheads } from '../estimate/Overheads.tsx';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import { toneOf } from '../estimate/toneOf.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import { Sentences } from '../phrase/richText.tsx';
import { askedText } from '../sweep/askedText.ts';
import { Facts } from '../sweep/Facts.tsx';
import { Policy } from '../sweep/Policy.tsx';
import { FrozenFigures } from './FrozenFigures.tsx';
import { FrozenRecord } from './FrozenRecord.tsx';
import styles from './report.module.css';
import { shownSweep } from './shownSweep.ts';

type FrozenSweepProps = {
  sweep: SnapshotSweep;
  isAlone: boolean;
  hasLiveLink: boolean;
  address: string | null;
  language: Language & { locale: Locale };
};

/** A sweep as it was when the report was made: its answer, the figures behind it, and what was trained. */
export function FrozenSweep({ sweep, isAlone, hasLiveLink, address, language }: FrozenSweepProps) {
  const { t, locale } = language;
  const frozen = shownSweep(sweep);
  const { configuration, targets, budgetMetric, budgetAnswer, maxExamplesPerRun } = frozen;
  const text = answerText(frozen, language);
  const asked = askedText(frozen, language);
  const name = sweep.name ?? t('report.sweep', { letter: sweep.letter });
  return (
    <section className={styles.part}>
      <h2 className={styles.sweepName}>
        {!isAlone && sweep.name !== null && <span className={styles.letter}>{sweep.letter}</span>}
        {hasLiveLink && sweep.id ? (
          <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
            {name}
          </Link>
        ) : (
          name
        )}{' '}
        <OriginChip origin={sweep.origin} language={language} />
      </h2>
      <p className={styles.chips}>
        <span className={`chip ${toneOf[text.verdict]}`}>{text.chip}</span>
        {asked && <span className="caption">{asked}</span>}
      </p>
      <p className={styles.sentence}>
        <Sentences sentences={[text.headline]} locale={locale} />
      </p>
      <p className={styles.lead}>
        <Sentences sentences={[...leadOf(text), ...text.nextRuns]} locale={locale} />
      </p>
      <Facts sweep={frozen} language={language} />
      {budgetMetric ? (
        budgetAnswer && (
          <BudgetLosses answer={budgetAnswer} headline={plainSentence(text.headline)} language={language} />
        )
      ) : (
        <FrozenFigures
          sweep={frozen}
          hasRuns={sweep.runs !== null}
          answer={plainSentence(text.headline)}
          address={address}
          language={language}
        />
      )}
      <div className={styles.columns}>
        {configuration && (
          <Policy
            sweep={{ ...configuration, origin: sweep.origin, targets, budgetMetric, maxExamplesPerRun }}
            tryOthersHref={null}
            language={language}
          />
        )}
        <FrozenRecord sweep={sweep} language={language} />
        {!budgetMetric && (
          <LawTable
            estimate={settledEstimate(frozen)}
            isRunning={sweep.status === 'RUNNING'}
            language={language}
          />
        )}
        <Overheads estimate={settledEstimate(frozen)} language={language} />
      </div>
    </section>
  );
}
