import type { ReportSnapshot } from '@critbatch/theory';
import { leadOf, plainSentence, plainSentences, spaceBetween } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { findingOf } from '../compare/finding.ts';
import { answerText } from '../estimate/answerText.ts';
import { plainText } from '../phrase/phrase.ts';
import { frozenCompared } from './frozenCompared.ts';
import { shownSweep } from './shownSweep.ts';

/** A report in a sentence and what follows from it: the answer of its sweep, or what its sweeps say together. */
export function sayReport(snapshot: ReportSnapshot, language: Language): { headline: string; lead: string } {
  const { t } = language;
  const [first, ...others] = snapshot.sweeps;
  if (!first) return { headline: snapshot.title, lead: '' };
  if (others.length === 0) {
    const told = answerText(shownSweep(first), language);
    const lead = [...leadOf(told), ...told.nextRuns].slice(0, 2);
    return { headline: plainSentence(told.headline), lead: plainSentences(lead, language.numbers.locale) };
  }
  const finding = findingOf(frozenCompared(snapshot, language), language);
  const lead = finding.lead.slice(0, 2).map((part) => plainText(t, part));
  return { headline: plainText(t, finding.headline), lead: lead.join(spaceBetween[language.numbers.locale]) };
}
