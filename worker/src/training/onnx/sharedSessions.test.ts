import { describe, expect, it } from '@jest/globals';
import { InferenceSession } from 'onnxruntime-node';
import { Graph } from './graph/graph.ts';
import { onnxModel } from './graph/onnxModel.ts';
import { takeLookingSessions } from './sharedSessions.ts';

function doubling(): Uint8Array {
  const graph = new Graph();
  const given = graph.input('float32', [2], 'given');
  graph.output(graph.add('Add', [given, given], given), 'twice');
  return onnxModel(graph);
}

/** Opens real sessions, and counts those that are open. */
function counted() {
  const counts = { opened: 0, open: 0, modelsMade: 0 };
  return {
    counts,
    model: () => {
      counts.modelsMade += 1;
      return doubling();
    },
    create: async (model: Uint8Array) => {
      const session = await InferenceSession.create(model);
      counts.opened += 1;
      counts.open += 1;
      const release = session.release.bind(session);
      session.release = () => {
        counts.open -= 1;
        return release();
      };
      return session;
    },
  };
}

describe('sessions that only look', () => {
  it('are one for runs of one plan, and stay open for the next', async () => {
    const { counts, model, create } = counted();
    const [one, other] = [await takeLookingSessions('a', create), await takeLookingSessions('a', create)];
    const first = await one.open('evaluation', model);
    expect(await other.open('evaluation', model)).toEqual(first);
    await one.open('gradientNorm 8', model);
    await Promise.all([one.release(), other.release()]);
    const next = await takeLookingSessions('a', create);
    expect((await next.open('evaluation', model)).session).toBe(first.session);
    expect(counts).toEqual({ opened: 2, open: 2, modelsMade: 2 });
    await next.release();
  });

  it('end when a run of another plan begins, and not before the last run of theirs has ended', async () => {
    const { counts, model, create } = counted();
    const [one, other] = [await takeLookingSessions('b', create), await takeLookingSessions('b', create)];
    await one.open('evaluation', model);
    await one.release();
    const between = await takeLookingSessions('c', create);
    expect(counts.open).toBe(1);
    await Promise.all([other.release(), between.release()]);
    await (await takeLookingSessions('d', create)).release();
    expect(counts.open).toBe(0);
  });

  it('are those of one run where it has no plan to share', async () => {
    const { counts, model, create } = counted();
    for (let run = 0; run < 2; run++) {
      const own = await takeLookingSessions(null, create);
      await own.open('evaluation', model);
      expect(await own.all()).toHaveLength(1);
      await own.release();
    }
    expect(counts).toEqual({ opened: 2, open: 0, modelsMade: 2 });
  });

  it('are tried again where one could not be opened', async () => {
    const { model, create } = counted();
    let hasRoom = false;
    const sessions = await takeLookingSessions('e', (bytes) =>
      hasRoom ? create(bytes) : Promise.reject(new Error('no memory')),
    );
    await expect(sessions.open('evaluation', model)).rejects.toThrow('no memory');
    hasRoom = true;
    expect((await sessions.open('evaluation', model)).hash).toMatch(/^[0-9a-f]{64}$/);
    await sessions.release();
  });
});
