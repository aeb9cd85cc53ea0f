import type { ReportSnapshot } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { findingOf } from '../compare/finding.ts';
import { answerText } from '../estimate/answerText.ts';
import { plainText } from '../phrase/phrase.ts';
import { frozenCompared } from './frozenCompared.ts';
import { frozenSweep } from './frozenSweep.ts';

/** A report in a sentence and what follows from it: the answer of its sweep, or what its sweeps say together. */
export function sayReport(snapshot: ReportSnapshot, language: Language): { headline: string; lead: string } {
  const { t } = language;
  const [first, ...others] = snapshot.sweeps;
  if (!first) return { headline: snapshot.title, lead: '' };
  const said =
    others.length === 0
      ? answerText(frozenSweep(first), language, Date.parse(snapshot.frozenAt))
      : findingOf(frozenCompared(snapshot, language), language);
  const lead = said.lead.slice(0, 2).map((part) => plainText(t, part));
  return { headline: plainText(t, said.headline), lead: lead.join(' ') };
}
