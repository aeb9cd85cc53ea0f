import { describe, expect, it } from '@jest/globals';
import { usePlainIssues } from '../../error/issueWords.ts';
import { parameterCount } from '../parameterShapes.ts';
import { readTopology } from './readTopology.ts';

// As every process does that shows them to a user.
usePlainIssues();

const dense = (units: number, more: object = {}) => ({ class_name: 'Dense', config: { units, ...more } });
const input = (...shape: number[]) => ({
  class_name: 'InputLayer',
  config: { name: 'in', batch_shape: [null, ...shape] },
});
const sequential = (...layers: object[]) => ({ class_name: 'Sequential', config: { layers } });
const read = (topology: unknown) => readTopology(JSON.stringify(topology));

describe('readTopology', () => {
  it('reads a Sequential: activations become layers, a softmax at the end goes into the loss', () => {
    const { spec, notes } = read(
      sequential(
        input(4),
        dense(8, { activation: 'relu' }),
        dense(3, { activation: 'softmax', use_bias: false }),
      ),
    );
    expect(spec).toEqual({
      architecture: 'layers',
      inputShape: [4],
      classes: 3,
      layers: [
        { kind: 'dense', from: 0, units: 8, useBias: true },
        { kind: 'activation', from: 1, activation: 'relu' },
        { kind: 'dense', from: 2, units: 3, useBias: false },
      ],
    });
    expect(parameterCount(spec)).toBe(4 * 8 + 8 + 8 * 3);
    expect(notes).toEqual([expect.stringMatching(/softmax at the end/)]);
  });

  it('reads the file of TensorFlow.js and the Functional of Keras 2, and gives the same layers other names', () => {
    const file = {
      format: 'layers-model',
      modelTopology: {
        keras_version: 'tfjs-layers 4.22.0',
        model_config: sequential({
          ...dense(3),
          config: { units: 3, name: 'x', batch_input_shape: [null, 4] },
        }),
      },
      weightsManifest: [],
    };
    const functional = {
      class_name: 'Model',
      config: {
        layers: [
          { ...input(4), name: 'in', inbound_nodes: [] },
          { ...dense(3), name: 'out', inbound_nodes: [[['in', 0, 0, {}]]] },
        ],
        input_layers: [['in', 0, 0]],
        output_layers: [['out', 0, 0]],
      },
    };
    expect(read(file).spec).toEqual(read(functional).spec);
  });

  it('says what batch normalisation does otherwise here', () => {
    const { notes } = read(
      sequential(input(4), { class_name: 'BatchNormalization', config: { name: 'bn' } }, dense(2)),
    );
    expect(notes).toEqual([
      expect.stringMatching(/^bn: epsilon is 1e-5 here, not 0\.001/),
      expect.stringMatching(/0\.9 .* not 0\.99/),
    ]);
  });

  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  it.each<[string, string | object, RegExp]>([
    ['what is no JSON', '{', /not JSON/],
    ['brackets without end', nested, /no (JSON|topology)/],
    [
      'names nested without end',
      `{"class_name":"Functional","config":{"layers":[{"class_name":"Dense","config":{}}],"input_layers":${nested},"output_layers":[]}}`,
      /one input and one output|not JSON/,
    ],
    ['another thing', { hello: 'world' }, /no topology of Keras/],
    ['no layers', sequential(), /has no layers/],
    [
      'layers without number',
      sequential(...Array.from({ length: 1001 }, () => dense(1))),
      /At most 1000 layers/,
    ],
    [
      'a Lambda',
      sequential(input(4), { class_name: 'Lambda', config: { function: 'import os' } }, dense(2)),
      /Lambda.*code, which is not run/,
    ],
    [
      'a layer not known',
      sequential(input(4), { class_name: 'LSTM', config: { name: 'memory' } }, dense(2)),
      /Layer memory \(LSTM\): it is not known here/,
    ],
    [
      'chance',
      sequential(input(4), { class_name: 'Dropout', config: { rate: 0.5 } }, dense(2)),
      /Dropout.*set its rate to 0/,
    ],
    [
      'a vast layer',
      sequential(input(4), dense(60_000), dense(60_000), dense(2)),
      /3600\d+ parameters, and may have 500000000/,
    ],
    ['units beyond numbers', sequential(input(4), dense(1e308)), /dense|layer/i],
    ['a dense layer on images', sequential(input(8, 8, 1), dense(2)), /8×8×1: flatten them first/],
    [
      'a window too large',
      sequential(input(4, 4, 1), { class_name: 'MaxPooling2D', config: { pool_size: 5 } }, dense(2)),
      /5×5 does not fit into 4×4/,
    ],
    [
      'windows that overlap',
      sequential(
        input(4, 4, 1),
        { class_name: 'MaxPooling2D', config: { pool_size: 3, strides: 2 } },
        dense(2),
      ),
      /overlap or leave gaps are not known/,
    ],
    [
      'channels first',
      sequential(input(4, 4, 1), { class_name: 'Flatten', config: { data_format: 'channels_first' } }),
      /Flatten.*data_format/,
    ],
    ['no input shape', sequential(dense(3)), /does not say the shape of its input/],
    [
      'a softmax within',
      sequential(input(4), dense(3, { activation: 'softmax' }), dense(2)),
      /Layer layer2: Must be one of relu, tanh, sigmoid/,
    ],
    ['one class', sequential(input(4), dense(1)), /a unit for each class, two or more/],
    [
      'a prototype for a name',
      JSON.parse('{"class_name":"__proto__","config":{"layers":[]}}'),
      /no topology/,
    ],
  ])('refuses %s in a sentence', (_fault, topology, sentence) => {
    const attempt = () => readTopology(typeof topology === 'string' ? topology : JSON.stringify(topology));
    expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(attempt).toThrow(sentence);
  });

  it('refuses layers that take each other’s outputs', () => {
    const circle = {
      class_name: 'Functional',
      config: {
        layers: [
          { ...input(4), name: 'in', inbound_nodes: [] },
          { ...dense(4), name: 'a', inbound_nodes: [[['b', 0, 0]]] },
          { ...dense(4), name: 'b', inbound_nodes: [[['a', 0, 0]]] },
        ],
        input_layers: [['in', 0, 0]],
        output_layers: [['b', 0, 0]],
      },
    };
    expect(() => read(circle)).toThrow(/Layer a \(Dense\): it takes the output of b/);
  });
});
