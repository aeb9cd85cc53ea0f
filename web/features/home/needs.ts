import { memoryBearing } from '@critbatch/theory';
import { moduleSpecOf } from '../library/moduleSpec.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { EndedSweep, RunningSweep, Standing, Study } from './standing.type.ts';

/** Something that goes no further until somebody acts: what it is called, where it is, and why. */
export type Need = { name: string; href: string; tone: 'bad' | 'yours' | 'neutral'; why: Phrase };

/** What waits for a person: a choice, a worker, no answer, failed runs, a study between two stages. */
export function needsOf(standing: Standing): Need[] {
  const there = standing.workers.nodes.filter(({ isThere }) => isThere);
  return [
    ...standing.running.nodes.flatMap((sweep) => waitingSweep(sweep, there)),
    ...standing.ended.nodes.flatMap(unanswered),
    ...standing.studies.nodes.flatMap(waitingStudy),
  ];
}

/** For a choice after the probe of its learning rate, for the program that reports its runs, for a worker, or for one with its module. */
function waitingSweep(sweep: RunningSweep, there: Standing['workers']['nodes']): Need[] {
  const { isPaused, origin, team, runCounts } = sweep;
  const need = (key: 'choice' | 'program' | 'worker' | 'module'): Need[] => [
    { ...placeOf(sweep), tone: 'yours', why: phrase(`home.needs.${key}`) },
  ];
  if (isPaused) return need('choice');
  const { queued, stale, claimed, running } = runCounts;
  if (queued + stale === 0 || claimed + running > 0) return [];
  if (origin === 'REPORTED') return need('program');
  const ofTeam = there.filter((worker) => worker.team.id === team.id);
  if (ofTeam.length === 0) return need('worker');
  const module = moduleSpecOf(sweep.model.spec);
  return !module || ofTeam.some(({ offeredModels }) => offeredModels.includes(module.sha256))
    ? []
    : need('module');
}

/**
 * Nothing is added to what was trained elsewhere. Runs that were too large for a device need nobody where there is an answer without
 * them: a retry fails as well, and the answer says what they mean for it. Where b* may lie above what fits, a larger device is needed.
 */
function unanswered(sweep: EndedSweep): Need[] {
  const { failed, tooLarge, total, succeeded } = sweep.runCounts;
  const { budgetMetric, budgetAnswer } = sweep;
  const isOpen = budgetMetric
    ? budgetAnswer !== null && budgetAnswer.batchSize === null
    : sweep.estimate?.answer === 'NOT_IDENTIFIED';
  const isAnswered = !isOpen && (budgetAnswer ?? sweep.estimate) !== null;
  if (sweep.origin === 'IMPORTED') return [];
  const place = placeOf(sweep);
  if (succeeded === 0 && failed > 0) return [{ ...place, tone: 'bad', why: phrase('home.needs.allFailed') }];
  if (failed > tooLarge)
    return [
      { ...place, tone: 'bad', why: phrase('home.needs.failed', { failed: failed - tooLarge, total }) },
    ];
  if (tooLarge > 0 && !isAnswered)
    return [{ ...place, tone: 'bad', why: phrase('home.needs.tooLarge', { tooLarge, total }) }];
  if (isOpen) return [{ ...place, tone: 'yours', why: phrase('home.needs.notIdentified') }];
  const memory = sweep.recommendation?.memoryLimit;
  return memory && memoryBearing(memory, sweep.estimate) === 'astride'
    ? [{ ...place, tone: 'yours', why: phrase('home.needs.memory', { fits: memory.largestThatFits ?? 0 }) }]
    : [];
}

/** A stage has ended and nobody has decided what follows, or the next one has nothing to run. */
function waitingStudy({ id, name, stages }: Study): Need[] {
  const href = `/studies/${encodeURIComponent(id)}`;
  const last = stages.findLast(({ state }) => state === 'DONE');
  if (last && !last.decision)
    return [{ name, href, tone: 'yours', why: phrase('home.needs.decision', { ended: last.name }) }];
  const next = stages.find(({ state }) => state !== 'DONE');
  const before = next && stages[stages.indexOf(next) - 1];
  if (!next || !before || next.state !== 'PLANNED' || next.sweep) return [];
  const why = phrase('home.needs.study', { ended: before.name, next: next.name });
  return [{ name, href, tone: 'neutral', why }];
}

function placeOf({ id, number, name }: { id: string; number: number; name: string }) {
  return { name: `#${number} ${name}`, href: `/sweeps/${encodeURIComponent(id)}` };
}
