import type { Locale } from '@critbatch/theory';
import { spaceBetween, tellComparison } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { RichText, Sentences } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import styles from './compare.module.css';
import type { Compared, LinkedSweep } from './compared.ts';
import { comparisonToTell } from './comparisonToTell.ts';
import { FindingBlock, FindingLead } from './FindingBlock.tsx';
import type { findingOf } from './finding.ts';
import type { ComparisonData } from './loadComparison.ts';
import { SeriesMark } from './SeriesMark.tsx';

type DecisionBlockProps = {
  compared: readonly Compared<LinkedSweep>[];
  comparison: ComparisonData | null;
  finding: ReturnType<typeof findingOf>;
  language: Language;
  locale: Locale;
};

/** With which sweep to go on, in the largest words of the page; then which letter is which, and what is known of their b*. */
export function DecisionBlock({ compared, comparison, finding, language, locale }: DecisionBlockProps) {
  if (!comparison) return <FindingBlock finding={finding} language={language} locale={locale} />;
  const { headline, lead } = tellComparison(comparisonToTell(comparison, compared), language);
  return (
    <section className={styles.finding}>
      <p className={answer.sentence}>
        <Sentences sentences={[headline]} locale={locale} />
      </p>
      <ul className={styles.letters}>
        {compared.map(({ letter, sweep }, index) => (
          <li key={letter}>
            <SeriesMark index={index} /> <strong>{letter}</strong> {sweep.name}
          </li>
        ))}
      </ul>
      {lead.length > 0 && (
        <p className={answer.lead}>
          <Sentences sentences={lead} locale={locale} />
        </p>
      )}
      <p className={answer.lead}>
        <RichText t={language.t} phrase={finding.headline} />
        {spaceBetween[locale]}
        <FindingLead finding={finding} language={language} locale={locale} />
      </p>
    </section>
  );
}
