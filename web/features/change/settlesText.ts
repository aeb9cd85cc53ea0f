import type { Language } from '../../charts/chart.type.ts';
import type { Suggestion } from './loadSuggestion.ts';

type Weighed = { runs: readonly unknown[]; outcomes: NonNullable<Suggestion['outcomes']> };

/** How often suggested runs would settle the answer; of runs that most likely do not, that others have to follow. */
export function settlesText({ runs, outcomes }: Weighed, { t }: Language): string {
  const { settled, simulations } = outcomes;
  const isLikely = 2 * settled >= simulations;
  return t(isLikely ? 'change.settles' : 'change.settlesRarely', {
    count: runs.length,
    settled,
    simulations,
  });
}
