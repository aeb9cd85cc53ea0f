import { describe, expect, it } from '@jest/globals';
import { type DatasetSpec, datasetSpecSchema } from '../spec/datasetSpec.ts';
import { leastLoss, likeliestShare, markovSource } from '../text/markovSource.ts';
import { modelKindOf, usualThresholds } from './usualThresholds.ts';

const clusters = (classes: number): DatasetSpec => ({
  loader: 'gaussianClusters',
  trainingExamples: 100,
  testExamples: 100,
  inputShape: [4],
  classes,
  noise: 1,
  seed: 1,
});
const text = {
  loader: 'markovText' as const,
  trainingExamples: 100,
  testExamples: 100,
  inputShape: [32],
  classes: 16,
  order: 2,
  sharpness: 2,
  seed: 1,
};

describe('usualThresholds', () => {
  it('of two classes is worked by hand: halfway from guessing to all right', () => {
    // ln 2 / 2 = 0.347 and (1/2 + 1) / 2 = 0.75.
    expect(usualThresholds(clusters(2)).network).toEqual({
      trainingLoss: 0.35,
      testLoss: 0.35,
      testAccuracy: 0.75,
      gradientNorm: 0.2,
    });
  });

  it('asks for more than guessing, and for no more than is possible', () => {
    for (const classes of [2, 3, 10, 1000]) {
      const { trainingLoss, testAccuracy } = usualThresholds(clusters(classes)).network;
      expect(trainingLoss).toBeLessThan(Math.log(classes));
      expect(testAccuracy).toBeGreaterThan(1 / classes);
      expect(testAccuracy).toBeLessThan(1);
    }
  });

  it('stays above the entropy of a text, and below the accuracy of whoever knows its source', () => {
    const source = markovSource(text);
    const { trainingLoss, testAccuracy } = usualThresholds(text).network;
    expect(trainingLoss).toBeGreaterThan(leastLoss(source, 32));
    expect(trainingLoss).toBeLessThan(Math.log(16));
    expect(testAccuracy).toBeLessThan(likeliestShare(source));
    expect(testAccuracy).toBeGreaterThan(1 / 16);
  });

  it('asks less of a linear model than of a network, for each published data set', () => {
    const checksums = { trainingImages: '', trainingLabels: '', testImages: '', testLabels: '' };
    const counts = { trainingExamples: 100, testExamples: 100 };
    for (const loader of ['mnist', 'fashionMnist', 'cifar10', 'cifar100'] as const) {
      const spec = datasetSpecSchema.parse(
        loader === 'mnist' || loader === 'fashionMnist'
          ? { loader, ...counts, checksums }
          : { loader, ...counts, archiveChecksum: '0'.repeat(32) },
      );
      const { linear, network } = usualThresholds(spec);
      expect(linear.trainingLoss).toBeGreaterThan(network.trainingLoss);
      expect(linear.testAccuracy).toBeLessThan(network.testAccuracy);
      expect(network.testLoss).toBeGreaterThanOrEqual(network.trainingLoss);
    }
  });

  it('takes softmax regression alone for linear', () => {
    expect(modelKindOf({ architecture: 'softmaxRegression' })).toBe('linear');
    expect(modelKindOf({ architecture: 'layers' })).toBe('network');
  });
});
