import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { EndedSweep, RunningSweep, Standing, Study } from './standing.type.ts';

/** Something that goes no further until somebody acts: what it is called, where it is, and why. */
export type Need = { name: string; href: string; tone: 'bad' | 'yours' | 'neutral'; why: Phrase };

/** What waits for a person: no worker, no answer, failed runs, a study whose next stage has no sweep. */
export function needsOf(standing: Standing): Need[] {
  const teamsWithWorkers = new Set(
    standing.workers.nodes.filter(({ isThere }) => isThere).map(({ team }) => team.id),
  );
  return [
    ...standing.running.nodes.filter((sweep) => isUnattended(sweep, teamsWithWorkers)).map(unattended),
    ...standing.ended.nodes.flatMap(unanswered),
    ...standing.studies.nodes.flatMap(waitingStudy),
  ];
}

/** A reported sweep waits for its own program, not for a worker. */
function isUnattended({ origin, team, runCounts }: RunningSweep, attended: ReadonlySet<string>): boolean {
  const { queued, stale, claimed, running } = runCounts;
  return origin === 'TRAINED' && queued + stale > 0 && claimed + running === 0 && !attended.has(team.id);
}

function unattended(sweep: RunningSweep): Need {
  return { ...placeOf(sweep), tone: 'yours', why: phrase('home.needs.worker') };
}

/** Nothing is added to what was trained elsewhere. */
function unanswered(sweep: EndedSweep): Need[] {
  const { failed, total, succeeded } = sweep.runCounts;
  if (sweep.origin === 'IMPORTED') return [];
  const place = placeOf(sweep);
  if (succeeded === 0 && failed > 0) return [{ ...place, tone: 'bad', why: phrase('home.needs.allFailed') }];
  if (failed > 0) return [{ ...place, tone: 'bad', why: phrase('home.needs.failed', { failed, total }) }];
  return sweep.estimate?.answer === 'NOT_IDENTIFIED'
    ? [{ ...place, tone: 'yours', why: phrase('home.needs.notIdentified') }]
    : [];
}

/** One stage has ended, and the next one has nothing to run. */
function waitingStudy({ id, name, stages }: Study): Need[] {
  const next = stages.find(({ state }) => state !== 'DONE');
  const before = next && stages[stages.indexOf(next) - 1];
  if (!next || !before || next.state !== 'PLANNED' || next.sweep) return [];
  const why = phrase('home.needs.study', { ended: before.name, next: next.name });
  return [{ name, href: `/studies/${encodeURIComponent(id)}`, tone: 'neutral', why }];
}

function placeOf({ id, number, name }: { id: string; number: number; name: string }) {
  return { name: `#${number} ${name}`, href: `/sweeps/${encodeURIComponent(id)}` };
}
