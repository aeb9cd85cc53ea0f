import type { ReportSnapshot } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { Compared, ComparedSweep } from '../compare/compared.ts';
import { lettered } from '../compare/compared.ts';
import { labelOf } from '../compare/compareFigures.ts';
import { shownPart } from '../sweep/shownPart.ts';
import { shownSweep } from './shownSweep.ts';

/** The sweeps of a report as a comparison takes them, each named by what the reader may know of it. */
export function frozenCompared({ sweeps }: ReportSnapshot, language: Language): Compared[] {
  return lettered(sweeps.map((sweep) => shownPart(shownSweep(sweep)))).map((one) => ({
    ...one,
    label: ownLabel(one.sweep, language),
  }));
}

/** A sweep's own name before what it is about. */
function ownLabel(sweep: ComparedSweep, language: Language): { name: string; note: string } {
  const about = labelOf(sweep, language);
  if (sweep.name === null || !sweep.configuration) return { ...about, name: sweep.name ?? about.name };
  return { name: sweep.name, note: `${about.name} · ${about.note}` };
}
