import type { EndedSweep, Standing, Study } from './standing.type.ts';

/** An answer that came lately; a study's is that of the last of its stages that ended, or what that ended in. */
export type Decided =
  | { kind: 'sweep'; at: number; sweep: EndedSweep; text: string }
  | { kind: 'study'; at: number; study: Study; stage: { id: string; name: string }; isDecided: boolean };

const mostShown = 4;

/** The recommendations of the sweeps and studies that ended last, the newest first; a stage's sweep speaks through its study. */
export function latestDecisions({ ended, studies }: Standing): Decided[] {
  const stages = studies.nodes.flatMap(({ stages }) => stages);
  const ofStudies = new Set(stages.flatMap(({ sweep }) => sweep?.id ?? []));
  const sweeps = ended.nodes.flatMap((sweep): Decided[] => {
    const text = sweep.recommendation?.text ?? textAtBudget(sweep);
    return text && !ofStudies.has(sweep.id)
      ? [{ kind: 'sweep', at: timeOf(sweep.finishedAt), sweep, text }]
      : [];
  });
  const decided = studies.nodes.flatMap((study): Decided[] => {
    const stage = study.stages.findLast(({ state }) => state === 'DONE');
    if (!stage?.sweep) return [];
    const { decision, sweep } = stage;
    const at = timeOf(decision?.decidedAt ?? sweep.finishedAt);
    return [{ kind: 'study', at, study, stage, isDecided: decision !== null }];
  });
  return [...sweeps, ...decided].sort((one, other) => other.at - one.at).slice(0, mostShown);
}

/** What a sweep for a budget recommends; null where that is nothing. */
function textAtBudget({ budgetAnswer }: EndedSweep): string | null {
  return budgetAnswer && budgetAnswer.batchSize !== null ? budgetAnswer.text : null;
}

function timeOf(moment: string | null): number {
  return moment === null ? 0 : Date.parse(moment);
}
