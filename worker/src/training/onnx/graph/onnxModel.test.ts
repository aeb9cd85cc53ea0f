import { describe, expect, it } from '@jest/globals';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Graph } from './graph.ts';
import { onnxModel } from './onnxModel.ts';
import { bytesField, floatField, integerField, textField } from './protobuf.ts';

describe('protocol buffer fields, after the encoding guide', () => {
  it('writes 150 in field 1 as 08 96 01', () => {
    expect([...integerField(1, 150)]).toEqual([0x08, 0x96, 0x01]);
  });

  it('writes −1 as ten bytes of two’s complement', () => {
    expect([...integerField(1, -1)]).toEqual([0x08, ...Array<number>(9).fill(0xff), 0x01]);
  });

  it('writes "testing" in field 2 as 12 07 and its letters', () => {
    expect(Buffer.from(textField(2, 'testing')).toString('latin1')).toBe('\x12\x07testing');
  });

  it('writes the length of a long message as a varint, and a float in four bytes', () => {
    expect([...bytesField(3, new Uint8Array(300)).subarray(0, 3)]).toEqual([0x1a, 0xac, 0x02]);
    expect([...floatField(2, 1)]).toEqual([0x15, 0, 0, 0x80, 0x3f]);
  });
});

describe('a graph with a loop', () => {
  // x ← x + step, five times at most, while x < limit; `step` belongs to the graph around the loop's body.
  function counting(): Graph {
    const graph = new Graph();
    const start = graph.input('float64', [], 'start');
    const limit = graph.input('float64', [], 'limit');
    const step = graph.constant('float64', [], Float64Array.of(2));
    const rounds = graph.constant('int64', [], BigInt64Array.of(5n));
    const { carried, collected } = graph.loop(rounds, [start], (body, round, [x]) => {
      const next = body.add('Add', [x ?? start, step], start);
      return {
        goOn: body.add('Less', [next, limit], { type: 'bool', shape: [] }),
        carried: [next],
        collected: [round],
      };
    });
    graph.add('Exp', [start], start); // Used by nobody.
    graph.output(carried[0] ?? start, 'end');
    graph.output(collected[0] ?? start, 'rounds');
    return graph;
  }

  it.each([
    [100, 10, [0n, 1n, 2n, 3n, 4n]],
    [3, 4, [0n, 1n]],
  ])(
    'stops at its limit of %p or after its rounds, and collects a row per round',
    async (limit, end, rounds) => {
      const session = await InferenceSession.create(onnxModel(counting()));
      const scalar = (value: number) => new Tensor('float64', [value], []);
      const result = await session.run({ start: scalar(0), limit: scalar(limit) });
      expect(Array.from(result.end?.data as Float64Array)).toEqual([end]);
      expect(Array.from(result.rounds?.data as BigInt64Array)).toEqual(rounds);
      await session.release();
    },
  );

  it('leaves out nodes that no output needs', () => {
    expect(Buffer.from(onnxModel(counting())).includes('Exp')).toBe(false);
    expect(Buffer.from(onnxModel(counting())).includes('Loop')).toBe(true);
  });
});
