import type { Language } from '../../charts/chart.type.ts';
import { SweepRows } from './SweepRows.tsx';
import { chosenSweeps, newestSweeps } from './sweepChoices.ts';

type SweepPickerProps = {
  /** Name of the form's field, which holds ids of sweeps. */
  name: string;
  legend: string;
  /** Ids that are chosen already: they come first, in this order. */
  chosen?: readonly string[];
  /** Largest number of sweeps; with 1, each takes the place of the one before. */
  most: number;
  /** What choosing none is called, where one sweep may be left out. */
  none?: string;
  language: Language;
};

/** Field of a form in which sweeps are chosen: those chosen already, then the newest or what a search finds among all. */
export async function SweepPicker({
  name,
  legend,
  chosen = [],
  most,
  none,
  language: { t },
}: SweepPickerProps) {
  const [known, newest] = await Promise.all([chosenSweeps(chosen), newestSweeps()]);
  const isAway = known.status === 'unreachable' || newest.status === 'unreachable';
  return (
    <SweepRows
      name={name}
      legend={legend}
      chosen={known.status === 'answered' ? known.data : []}
      newest={newest.status === 'answered' ? newest.data : { choices: [], hasMore: false }}
      most={most}
      none={none ?? null}
      words={{
        search: t('page.picker.search'),
        more: t('page.picker.more'),
        nothing: t('page.picker.nothing'),
        empty: t(isAway ? 'page.find.failed' : 'page.picker.empty'),
        failed: t('page.find.failed'),
        full: t('page.picker.full', { count: most }),
      }}
    />
  );
}
