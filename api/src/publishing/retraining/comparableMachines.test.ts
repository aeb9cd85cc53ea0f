import { describe, expect, it } from '@jest/globals';
import { commonFacts, whyIncomparable } from './comparableMachines.ts';

const machine = {
  engine: 'onnx',
  device: 'cpu',
  graphHash: 'ab'.repeat(32),
  processor: 'AMD EPYC',
  instructions: 'avx2 fma',
  platform: 'linux-x64',
  node: '24.21.0',
  'onnxruntime-node': '1.30.0',
  '@tensorflow/tfjs-core': '4.22.0',
  checkpointFormat: 3,
  threads: 2,
};

describe('machines', () => {
  it('compute alike where all facts that decide are the same', () => {
    expect(whyIncomparable({ ...machine, threads: 64 }, machine)).toBeNull();
    const { graphHash: _, ...rest } = machine;
    expect(whyIncomparable({ ...rest, graphHash: null }, { ...rest, graphHash: null })).toBeNull();
  });

  it.each(Object.keys(machine).filter((fact) => fact !== 'threads'))(
    'may differ in bits where %s differs, or is not told',
    (fact) => {
      expect(whyIncomparable({ ...machine, [fact]: 'another' }, machine)).toContain(`${fact}: another`);
      const untold = Object.fromEntries(Object.entries(machine).filter(([name]) => name !== fact));
      expect(whyIncomparable(untold, machine)).toContain('not told');
      expect(whyIncomparable(machine, untold)).toContain('not told');
    },
  );

  it('are not compared on a GPU, nor where a run says nothing', () => {
    const gpu = { ...machine, device: 'webgpu' };
    expect(whyIncomparable(gpu, gpu)).toContain('Nobody promises');
    expect(whyIncomparable(null, machine)).toContain('not told');
  });

  it('of several attempts share what all of them say', () => {
    expect(commonFacts([machine, { ...machine, processor: 'Intel' }])).toMatchObject({ engine: 'onnx' });
    expect(commonFacts([machine, { ...machine, processor: 'Intel' }])).not.toHaveProperty('processor');
    expect(commonFacts([machine, null])).toBeNull();
    expect(commonFacts([])).toBeNull();
  });
});
