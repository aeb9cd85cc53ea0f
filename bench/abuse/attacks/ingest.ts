import { type Attack, inTurn, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';
import { createSweep, createToken } from '../person.ts';

/** Rows as fast as they are taken, a thousand at a time, by eight workers of one team: 24,000 a second is what the API can do. */
export const ingest: Attack = {
  name: 'ingest',
  finding: 'kind of security 6',
  prepare: async ({ newcomer }) => {
    const { person, team, writer } = await newcomer('Ingest');
    const worker = await createToken(person, team.id, ['WORKER']);
    await createSweep(writer, team, {
      batchSizes: [8],
      seeds: [1, 2, 3, 4, 5, 6, 7, 8],
      maxExamplesPerRun: 1e9,
    });
    const registered = await worker.change<{ worker: { id: string } }>('registerWorker', 'worker { id }', {
      ...{ teamId: team.id, name: 'ingest', device: 'cpu', engine: 'reference', slots: 8, details: {} },
    });
    const leases: { run: { id: string }; fencingToken: number; sequence: number }[] = [];
    for (let number = 0; number < 8; number++) {
      const { lease } = await worker.change<{ lease: { run: { id: string }; fencingToken: number } }>(
        'claimRun',
        'lease { run { id } fencingToken }',
        { workerId: registered.worker.id },
      );
      leases.push({ ...lease, sequence: 0 });
    }
    const report = mutationOf('reportMeasurements', 'acceptedSequence');
    let next = 0;
    return {
      fire: volley({ atOnce: 8 }, () => {
        const lease = inTurn(leases, next++);
        const { sequence, fencingToken, run } = lease;
        lease.sequence += 1;
        const measurements = rowsOf(sequence);
        const step = measurements.at(-1)?.step ?? 0;
        const input = { runId: run.id, fencingToken, sequence, measurements, step, examplesSeen: 8 * step };
        return worker.send(operation(report, { input }));
      }),
    };
  },
};

function rowsOf(sequence: number) {
  return Array.from({ length: 1_000 }, (_, index) => {
    const step = 1_000 * sequence + index + 1;
    const counts = {
      functionEvaluations: 2 * step,
      gradientEvaluations: step,
      exhaustedSearches: 0,
      belowResolutionSteps: 0,
    };
    const seconds = {
      wallSeconds: step * 0.000012,
      deviceSeconds: step * 0.00001,
      evaluationSeconds: step * 0.000001,
    };
    return { step, examplesSeen: 8 * step, trainingLoss: 2 / Math.sqrt(step), ...counts, ...seconds };
  });
}
