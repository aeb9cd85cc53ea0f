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

  it('is the name that it gives itself where we do not know it, and a dash where it has none', () => {
    expect(architectureOf({ architecture: 'resnet', depth: 18 })).toBe('resnet');
    expect(architectureOf(null)).toBe('–');
  });
});
