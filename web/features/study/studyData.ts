import type { StudyPageQuery } from '../../graphql/generated/graphql.ts';
import type { FrontierData, Limits } from '../cost/frontier.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';

export type StudyData = NonNullable<StudyPageQuery['study']>;
export type StageData = StudyData['stages'][number];
export type PredictionData = StageData['predictions'][number];
export type StudyMemo = StudyPageQuery['memos']['nodes'][number];

/** The stage that is decided on: the first that has not run, else the last. */
export function decidedStage({ stages }: StudyData): StageData | null {
  return stages.find(({ state }) => state !== 'DONE') ?? stages.at(-1) ?? null;
}

/** The first stage whose sweep is under way, where no stage has an answer to carry over yet: what has to be waited for. */
export function awaitedStage(stages: readonly StageData[]): StageData | null {
  if (stages.some(({ state, sweep }) => state === 'DONE' && sweep?.estimate?.criticalBatchSize)) return null;
  return stages.find(({ state, sweep }) => sweep && (state === 'RUNNING' || state === 'PLANNED')) ?? null;
}

/** The last stage that ended, where its runs identify nothing: more of them may. */
export function unidentifiedStage(stages: readonly StageData[]): StageData | null {
  const last = stages.findLast(({ state }) => state === 'DONE');
  return last && isUnidentified(last) ? last : null;
}

/** How far a stage is, as its word: one whose sweep waits for a worker is planned no more. */
export function stateWord<State extends string>({
  state,
  sweep,
}: {
  state: State;
  sweep: object | null;
}): State | 'QUEUED' {
  return state === 'PLANNED' && sweep !== null ? 'QUEUED' : state;
}

/** Its sweep has ended, and its runs do not say which batch size to use. */
export function isUnidentified({ state, sweep }: StageData): boolean {
  return (
    state === 'DONE' && sweep !== null && (sweep.estimate?.answer ?? 'NOT_IDENTIFIED') === 'NOT_IDENTIFIED'
  );
}

/** How far a stage is that has to be waited for. */
export function underWay({ name, sweep }: StageData): Phrase {
  const { succeeded = 0, failed = 0, total = 0 } = sweep?.runCounts ?? {};
  return phrase('study.underWay', { stage: name, done: succeeded + failed, total });
}

/** How the predictions of stages came out so far; a hindcast is none, and counts in neither of the others. */
export function recordOf(
  stages: readonly StageData[],
): Record<'inside' | 'decided' | 'open' | 'hindcasts', number> {
  const verdicts = stages.flatMap(({ predictions }) =>
    predictions.map(({ score }) => score?.verdict ?? 'OPEN'),
  );
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    inside: count('INSIDE'),
    decided: count('INSIDE') + count('OUTSIDE'),
    open: count('OPEN'),
    hindcasts: count('HINDCAST'),
  };
}

/** A limit in money holds only for prices in its own currency. */
export function limitsOf({ maxHours, maxCost, currency }: StudyData, frontier: FrontierData | null): Limits {
  return { maxHours, maxCost: frontier?.currency === currency ? maxCost : null };
}
