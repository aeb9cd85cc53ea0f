import { describe, expect, it } from '@jest/globals';
import { hiddenMatrices, logitWeightOf } from './hiddenMatrices.ts';
import type { ModelSpec } from './modelSpec.ts';
import { parameterShapes } from './parameterShapes.ts';

const classes = 10;
const decoder = (head: 'tied' | 'untied'): ModelSpec => ({
  architecture: 'transformer',
  inputShape: [8],
  classes: 5,
  depth: 1,
  width: 6,
  heads: 2,
  hiddenWidth: 24,
  activation: 'gelu',
  head,
});

/** Names of the matrices with their extents. */
function found(spec: ModelSpec): string[] {
  const shapes = parameterShapes(spec);
  return hiddenMatrices(spec).flatMap((matrix, index) =>
    matrix ? [`${shapes[index]?.name} ${matrix.unitsIn}→${matrix.unitsOut}`] : [],
  );
}

describe('hiddenMatrices', () => {
  it('has one for each hidden layer of a perceptron, and none of a softmax regression', () => {
    expect(
      found({ architecture: 'mlp', inputShape: [7], hiddenWidths: [5, 4], classes, activation: 'relu' }),
    ).toEqual(['weight0 7→5', 'weight1 5→4']);
    expect(found({ architecture: 'softmaxRegression', inputShape: [7], classes })).toEqual([]);
  });

  const ofBlock = [
    'block0QueryWeight 6→6',
    'block0KeyWeight 6→6',
    'block0ValueWeight 6→6',
    'block0ProjectionWeight 6→6',
    'block0HiddenWeight 6→24',
    'block0OutputWeight 24→6',
  ];
  it.each(['tied', 'untied'] as const)('has those of a decoder with a head that is %s', (head) => {
    expect(found(decoder(head))).toEqual(ofBlock);
    expect(logitWeightOf(decoder(head))).toBe(head === 'tied' ? null : 'headWeight');
  });

  it('leaves filters out', () => {
    const spec: ModelSpec = { architecture: 'lenet5', inputShape: [28, 28], classes };
    expect(found(spec)).toEqual(['weight0 400→120', 'weight1 120→84']);
  });

  it("leaves out a module's weights of more than two extents", () => {
    const spec: ModelSpec = {
      architecture: 'module',
      file: 'model.ts',
      sha256: '0'.repeat(64),
      inputShape: [4],
      classes,
      parameters: [
        { name: 'stack', shape: [2, 4, 4], role: 'weight' },
        { name: 'table', shape: [4, 4], role: 'embedding' },
        { name: 'hidden', shape: [4, 6], role: 'weight' },
        { name: 'head', shape: [6, classes], role: 'weight' },
      ],
      normalisedChannels: [],
      initialiser: 'he',
      microBatchSize: 8,
    };
    expect(found(spec)).toEqual(['hidden 4→6']);
  });
});
