import { describe, expect, it } from '@jest/globals';
import { moduleSpecOf, offeringCommand, readsAsModule } from './moduleSpec.ts';

const spec = {
  architecture: 'module',
  file: 'my-model.ts',
  sha256: 'ab'.repeat(32),
  inputShape: [4],
  classes: 2,
  parameters: [{ name: 'weight', shape: [4, 2], role: 'weight' }],
  normalisedChannels: [],
  initialiser: 'he',
  microBatchSize: 128,
};

describe('a module in the portal', () => {
  it('is told from a topology by its architecture, and from what is no JSON', () => {
    expect(readsAsModule(JSON.stringify(spec))).toBe(true);
    for (const text of ['{"class_name": "Sequential"}', 'null', 'export const classes = 2;']) {
      expect(readsAsModule(text)).toBe(false);
    }
  });

  it('is known by its spec', () => {
    expect(moduleSpecOf(spec)).toEqual(spec);
    expect(moduleSpecOf({ ...spec, sha256: 'ab' })).toBeNull();
    expect(moduleSpecOf({ architecture: 'softmaxRegression', inputShape: [4], classes: 2 })).toBeNull();
  });

  it('is offered by a line that a shell reads as it is meant, whatever the file is called', () => {
    expect(offeringCommand(spec)).toBe('npm run worker -- --model my-model.ts');
    expect(offeringCommand({ file: "o'r $(x).ts" })).toBe("npm run worker -- --model 'o'\\''r $(x).ts'");
  });
});
