import type { Locale } from '@critbatch/theory';
import { leadOf, plainSentence } from '@critbatch/theory';
import type { AnswerText } from '../estimate/answerText.ts';
import { toneOf } from '../estimate/toneOf.ts';
import { AnswerAnnouncer } from '../live/AnswerAnnouncer.tsx';
import { Sentences } from '../phrase/richText.tsx';
import styles from './sweep.module.css';

type AnswerBlockProps = {
  /** What was asked: the target or the budget. */
  asked: string | null;
  text: AnswerText;
  locale: Locale;
};

/** The answer first: chip, the largest words of the page, and what follows from them. */
export function AnswerBlock({ asked, text, locale }: AnswerBlockProps) {
  const aside = text.aside ?? asked;
  return (
    <section>
      <p className={styles.chips}>
        <span className={`chip ${toneOf[text.verdict]}`}>{text.chip}</span>
        {aside && <span className="caption">{aside}</span>}
      </p>
      <p className={styles.sentence}>
        <Sentences sentences={[text.headline]} locale={locale} />
      </p>
      <p className={styles.lead}>
        <Sentences sentences={[...leadOf(text), ...text.nextRuns]} locale={locale} />
      </p>
      {text.memory && <p className={styles.lead}>{text.memory}</p>}
      <AnswerAnnouncer sentence={plainSentence(text.headline)} />
    </section>
  );
}
