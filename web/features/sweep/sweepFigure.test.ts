import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { sweepFigure } from './sweepFigure.ts';

describe('what a chart calls tested', () => {
  it('is what trained, without batch sizes that did not fit', () => {
    const sweep = samples.tooLarge();
    expect(Math.max(...sweep.batchSizes)).toBeGreaterThanOrEqual(512);
    const trained = sweep.runs.filter(({ status }) => status === 'SUCCEEDED');
    const largest = Math.max(...trained.map(({ batchSize }) => batchSize));
    expect(largest).toBeLessThan(512);
    expect(sweepFigure(sweep).tested?.upper).toBe(largest);
  });

  it('is nothing while no run has trained', () => {
    const sweep = samples.started();
    const runs = sweep.runs.map((run) => ({ ...run, status: 'QUEUED' as const, step: 0, crossing: null }));
    expect(sweepFigure({ ...sweep, runs }).tested).toBeNull();
  });

  it('has no run of a canceled sweep that its worker has not given up yet', () => {
    const sweep = samples.running();
    const running = (status: typeof sweep.status) =>
      sweepFigure({ ...sweep, status }).runs.filter(({ state }) => state === 'running').length;
    expect([running('RUNNING'), running('CANCELED')]).toEqual([4, 0]);
  });
});

describe('what a chart suggests', () => {
  it('fits into the memory of the devices', () => {
    const sweep = samples.tooLarge();
    const { estimate } = sweep;
    if (!estimate) throw new Error('no estimate');
    const asking = { ...estimate, answer: 'NOT_IDENTIFIED' as const, suggestedBatchSizes: [24, 768] };
    const target = { id: 'target-2', metric: 'TEST_LOSS' as const, threshold: 1 };
    expect(sweepFigure({ ...sweep, target, estimate: asking }).suggested).toEqual([24]);
  });

  it('is nothing beside the list of the planner', () => {
    const sweep = samples.notIdentified();
    expect(sweepFigure(sweep).suggested).toEqual([]);
    expect(sweepFigure({ ...sweep, origin: 'IMPORTED' }).suggested).toEqual([]);
  });
});
