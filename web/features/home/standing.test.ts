import { describe, expect, it } from '@jest/globals';
import { sampleStanding } from '../../harness/sampleHome.ts';
import { samples } from '../../harness/samples.ts';
import { sampleModule } from '../../harness/sampleTeam.ts';
import { latestDecisions } from './decisions.ts';
import { needsOf } from './needs.ts';
import type { Standing } from './standing.type.ts';

const standing = sampleStanding(
  Object.values(samples).map((sample) => sample()),
  'en',
);
const keysOf = (given: Standing) => needsOf(given).map(({ href, why }) => [href.split('/').at(-1), why.key]);

describe('the decisions of a team', () => {
  it('are the four that came last, each with a recommendation', () => {
    const decisions = latestDecisions(standing);
    const times = decisions.map(({ at }) => at);
    expect(decisions).toHaveLength(4);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    for (const decision of decisions)
      if (decision.kind === 'sweep') expect(decision.text).toMatch(/^(Use|Keep) batch size \d+/);
  });

  it('speak of the sweep of a stage through its study, and once', () => {
    const [first] = standing.ended.nodes;
    const finishedAt = '2026-12-01T08:00:00.000Z';
    const stage = {
      id: 'stage-9',
      name: 'Pilot',
      state: 'DONE' as const,
      decision: null,
      sweep: { id: first?.id ?? '', finishedAt },
    };
    const study = { id: 'study-9', name: 'Ours', stages: [stage] };
    const decisions = latestDecisions({ ...standing, studies: { nodes: [study] } });
    expect(decisions[0]).toMatchObject({ kind: 'study', stage: { id: 'stage-9' }, isDecided: false });
    // Once somebody has decided, it is no open recommendation any more, and the newest of what was decided.
    const decision = { decidedAt: '2026-12-02T08:00:00.000Z' };
    const decided = { ...study, stages: [{ ...stage, decision }] };
    expect(latestDecisions({ ...standing, studies: { nodes: [decided] } })[0]).toMatchObject({
      ...{ kind: 'study', isDecided: true, at: Date.parse(decision.decidedAt) },
    });
    expect(decisions.filter((each) => each.kind === 'sweep' && each.sweep.id === first?.id)).toEqual([]);
  });
});

describe('what needs somebody', () => {
  it('is every sweep that waits for a choice, has no answer or failed, and a study between two stages', () => {
    expect(keysOf(standing)).toEqual([
      ['sweep-225', 'home.needs.choice'],
      ['sweep-198', 'home.needs.notIdentified'],
      ['sweep-217', 'home.needs.notIdentified'],
      ['sweep-219', 'home.needs.allFailed'],
      ['study-1', 'home.needs.decision'],
    ]);
  });

  it('is no sweep of which only runs failed that are too large for a device, where the answer holds without them', () => {
    const [sweep] = standing.ended.nodes.filter(({ estimate }) => estimate?.answer === 'MINIMISER');
    if (!sweep) throw new Error('The samples have a sweep with an answer.');
    const withFailed = (failed: number, tooLarge: number, answer = sweep.estimate?.answer) => {
      const runCounts = { ...sweep.runCounts, failed, tooLarge };
      const estimate = answer ? { criticalBatchSize: null, ...sweep.estimate, answer } : null;
      return keysOf({
        ...standing,
        ended: { nodes: [{ ...sweep, origin: 'TRAINED', runCounts, estimate }] },
      });
    };
    const failure = [sweep.id, 'home.needs.failed'];
    expect(withFailed(3, 3)).not.toContainEqual(failure);
    expect(withFailed(3, 2)).toContainEqual(failure);
    expect(withFailed(3, 3, 'NOT_IDENTIFIED')).toContainEqual([sweep.id, 'home.needs.tooLarge']);
    const above = { smallestTooLarge: 96, largestThatFits: 64 };
    const estimate = { ...sweep.estimate, answer: 'MINIMISER' as const };
    const withInterval = (upper: number) => {
      const limited = {
        ...sweep,
        estimate: { ...estimate, criticalBatchSize: { upper } },
        recommendation: { text: '', memoryLimit: above },
      };
      return keysOf({ ...standing, ended: { nodes: [limited] } });
    };
    const memory = [sweep.id, 'home.needs.memory'];
    expect(withInterval(100)).toContainEqual(memory);
    expect(withInterval(90)).not.toContainEqual(memory);
  });

  it('is a study whose next stage has no sweep, once what follows is decided', () => {
    const decision = { decidedAt: '2026-12-01T08:00:00.000Z' };
    const nodes = standing.studies.nodes.map((study) => ({
      ...study,
      stages: study.stages.map((stage) => ({ ...stage, decision })),
    }));
    expect(keysOf({ ...standing, studies: { nodes } }).at(-1)).toEqual(['study-1', 'home.needs.study']);
  });

  it('is a sweep that waits where no worker of its team is there or has its module, or for its own program', () => {
    const [sweep] = standing.running.nodes;
    if (!sweep) throw new Error('The samples have a sweep that runs.');
    const runCounts = { ...sweep.runCounts, queued: 5, running: 0, claimed: 0 };
    const waiting = { ...sweep, runCounts };
    const withWorker = (isThere: boolean, origin: 'TRAINED' | 'REPORTED' = 'TRAINED'): Standing => ({
      ...standing,
      running: { ...standing.running, nodes: [{ ...waiting, origin }] },
      workers: { nodes: [{ isThere, offeredModels: [], team: { id: sweep.team.id } }] },
    });
    expect(keysOf(withWorker(false))[0]).toEqual([sweep.id, 'home.needs.worker']);
    expect(keysOf(withWorker(true))[0]?.[0]).not.toBe(sweep.id);
    expect(keysOf(withWorker(true, 'REPORTED'))[0]).toEqual([sweep.id, 'home.needs.program']);
    const asked = withWorker(true);
    const nodes = asked.running.nodes.map((each) => ({ ...each, model: { spec: sampleModule } }));
    expect(keysOf({ ...asked, running: { ...asked.running, nodes } })[0]).toEqual([
      sweep.id,
      'home.needs.module',
    ]);
  });
});
