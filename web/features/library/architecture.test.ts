import { describe, expect, it } from '@jest/globals';
import { architectureOf } from './architecture.ts';

describe('an architecture in a few words', () => {
  it('is the widths from input to logits where every layer is fully connected', () => {
    const spec = {
      architecture: 'mlp',
      inputShape: [28, 28, 1],
      hiddenWidths: [128],
      classes: 10,
      activation: 'relu',
    };
    expect(architectureOf(spec)).toBe('784 → 128 → 10, relu');
    expect(architectureOf({ architecture: 'softmaxRegression', inputShape: [4], classes: 3 })).toBe('4 → 3');
  });

  it('names a network of convolutions by what tells it from others', () => {
    const resnet = {
      architecture: 'resnet',
      depth: 18,
      inputShape: [32, 32, 3],
      normalisation: 'batchNorm',
      classes: 10,
    };
    expect(architectureOf(resnet)).toBe('ResNet-18 32×32×3 → 10, batchNorm');
    const cnn = {
      architecture: 'cnn',
      inputShape: [28, 28],
      channels: [8, 16],
      hiddenWidth: 64,
      classes: 10,
    };
    expect(architectureOf(cnn)).toBe('CNN 28×28 → 8 → 16 → 64 → 10');
  });

  it('tells a transformer’s context, widths and heads', () => {
    const decoder = {
      architecture: 'transformer',
      inputShape: [32],
      classes: 16,
      depth: 2,
      width: 64,
      heads: 4,
      hiddenWidth: 256,
      activation: 'gelu',
      head: 'tied',
    };
    expect(architectureOf(decoder)).toBe(
      'Transformer 32 tokens → 64 → 2 × (4 heads of 16, 256 gelu) → 16, tied',
    );
  });

  it('is the name that it gives itself where we do not know it, and a dash where it has none', () => {
    expect(architectureOf({ architecture: 'mixer', depth: 18 })).toBe('mixer');
    expect(architectureOf(null)).toBe('–');
  });
});
