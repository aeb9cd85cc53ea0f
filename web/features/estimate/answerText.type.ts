import type { Phrase } from '../phrase/phrase.ts';

/** What a sweep answers, in the order in which a page says it: chip, headline, what follows. */
export type AnswerText = {
  tone: 'ok' | 'yours' | 'neutral' | 'bad';
  chip: Phrase;
  aside: Phrase | null;
  headline: Phrase;
  lead: Phrase[];
};
