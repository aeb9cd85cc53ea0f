import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { computedWith, phaseText } from './computing.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const row = (dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null) => ({
  latestMeasurement: {
    dataSeconds,
    gradientSeconds,
    searchSeconds,
    updateSeconds: gradientSeconds === null ? null : 1,
    evaluationSeconds: 1.5,
  },
});
const attempt = (graphHash: string | null, facts: object) => ({
  attempts: [{ graphHash, provenance: facts }],
});
const machine = { engine: 'onnx', device: 'cpu', processor: 'EPYC', 'onnxruntime-node': '1.27.0' };

describe('what device time went into', () => {
  it('is the share of each phase in all runs that tell, evaluations among them', () => {
    const runs = [row(1, 4, 2), row(0, 6, 2), row(null, null, null), { latestMeasurement: null }];
    expect(phaseText(runs, language)).toBe(
      'data 5 %, gradients 50 %, trials 20 %, updates 10 %, evaluations 15 %',
    );
    expect(phaseText([row(null, null, null)], language)).toBeNull();
  });
});

describe('what runs were computed with', () => {
  it('is told once for runs alike, with the hash of their graphs', () => {
    const runs = ['ab', 'ab'].map((hash) => attempt(hash.repeat(32), machine));
    expect(computedWith(runs, language)).toBe(
      'onnx (cpu), onnxruntime-node 1.27.0, EPYC; graph abababababab',
    );
  });

  it('names the library that the engine computes with', () => {
    const facts = {
      engine: 'tensorflow',
      device: 'cuda',
      tensorflow: '2.21.0',
      '@tensorflow/tfjs-core': '4.22.0',
    };
    expect(computedWith([attempt(null, facts)], language)).toBe('tensorflow (cuda), tensorflow 2.21.0');
  });

  it('counts graphs that differ, as they do by batch size, and says nothing where nothing is known', () => {
    const runs = [
      attempt('ab'.repeat(32), machine),
      attempt('cd'.repeat(32), { ...machine, device: 'cuda' }),
    ];
    expect(computedWith(runs, language)).toMatch(
      /^onnx \(cpu\), .*; onnx \(cuda\), .*; 2 graphs, abababababab first$/,
    );
    expect(computedWith([{ attempts: [{ graphHash: null, provenance: null }] }], language)).toBeNull();
  });
});
