import type { ReportSnapshot, SnapshotSweep } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { Compared } from '../compare/compared.ts';
import { lettered } from '../compare/compared.ts';
import { policyName } from '../policy/policyText.ts';
import { shownPart } from '../sweep/shownPart.ts';
import { frozenSweep } from './frozenSweep.ts';

/** The sweeps of a report as a comparison takes them, each named by what the reader may know of it. */
export function frozenCompared({ sweeps }: ReportSnapshot, language: Language): Compared[] {
  return lettered(sweeps.map((sweep) => shownPart(frozenSweep(sweep)))).map((one, index) => {
    const sweep = sweeps[index];
    return sweep ? { ...one, label: labelOf(sweep, language) } : one;
  });
}

function labelOf({ name, configuration }: SnapshotSweep, language: Language): { name: string; note: string } {
  if (!configuration) return { name: name ?? '', note: '' };
  const { model, dataset, policy } = configuration;
  const note = `${dataset.name} · ${policyName(policy, language)}`;
  return name === null ? { name: model.name, note } : { name, note: `${model.name} · ${note}` };
}
