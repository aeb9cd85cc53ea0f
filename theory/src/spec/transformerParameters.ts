import type { ModelSpec } from './modelSpec.ts';
import type { ParameterShape } from './parameterShape.type.ts';

export type TransformerSpec = Extract<ModelSpec, { architecture: 'transformer' }>;

/**
 * The trained tensors of a transformer: embeddings of tokens and places, blocks of attention and perceptron, the last
 * normalisation and, where it is not tied, the layer of the logits. A bias of the keys would shift all scores of a row
 * alike, which a softmax does not see: there is none.
 */
export function transformerParameters(spec: TransformerSpec): ParameterShape[] {
  const { width, hiddenWidth, depth, classes } = spec;
  // What is added to a sum of 2·depth terms starts smaller by its root: Radford et al. 2019, section 2.3.
  const gain = 1 / Math.sqrt(2 * depth);
  const blocks = Array.from({ length: depth }, (_, block) => {
    const name = (part: string) => `block${block}${part}`;
    return [
      ...normalisation(name('Attention'), width),
      ...dense(name('Query'), width, width),
      weight(name('Key'), width, width),
      ...dense(name('Value'), width, width),
      ...dense(name('Projection'), width, width, gain),
      ...normalisation(name('Perceptron'), width),
      ...dense(name('Hidden'), width, hiddenWidth),
      ...dense(name('Output'), hiddenWidth, width, gain),
    ];
  });
  return [
    { name: 'tokenEmbedding', shape: [classes, width], role: 'embedding' },
    { name: 'placeEmbedding', shape: [spec.inputShape[0] as number, width], role: 'embedding' },
    ...blocks.flat(),
    ...normalisation('final', width),
    ...(spec.head === 'untied' ? dense('head', width, classes) : []),
  ];
}

function dense(name: string, from: number, to: number, gain?: number): ParameterShape[] {
  return [weight(name, from, to, gain), { name: `${name}Bias`, shape: [to], role: 'bias' }];
}

function weight(name: string, from: number, to: number, gain?: number): ParameterShape {
  return { name: `${name}Weight`, shape: [from, to], role: 'weight', gain };
}

function normalisation(name: string, width: number): ParameterShape[] {
  return [
    { name: `${name}Scale`, shape: [width], role: 'scale' },
    { name: `${name}Offset`, shape: [width], role: 'offset' },
  ];
}
