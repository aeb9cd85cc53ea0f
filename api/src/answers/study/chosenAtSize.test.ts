import { fitStepTime } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { chosenAtSize } from './chosenAtSize.ts';

const interval = (value: number) => ({ value, lower: value / 1.1, upper: value * 1.1 });
const sizes = [16, 32, 64, 128, 256, 512, 1024];
/** Steps that all take as long: the larger the batch, the less device time. */
const fitted = fitStepTime(sizes.map((batchSize) => ({ batchSize, secondsPerStep: 0.1 })));

it('names nothing that lies, at the size before, beyond what arrived', () => {
  if (!fitted) throw new Error('no step was timed');
  const stepTime = { ...fitted, device: 'cpu', saturationBatchSize: 0, measured: [], evaluationShare: 0 };
  const scaling = { batchSize: interval(2), steps: interval(1) };
  // K(b) = 300·b/(b − 20), and 40 there. At 512 and 1024 the runs spent their examples.
  const law = {
    estimateId: '1',
    law: { law: 'armijoBound' as const, parameters: { limitSteps: 300, minimumBatchSize: 20 } },
    runScatter: 0,
    carriedOver: { scaling, level: 0.95 },
  };
  const workRatios = sizes.map((batchSize) => ({
    batchSize,
    censored: batchSize < 20 || batchSize > 256,
    ratio: interval(1),
  }));
  const estimate = { workRatios, valley: { lower: 31, upper: 57, tolerance: 0.1 } };
  const chosen = chosenAtSize({ criticalBatchSize: interval(40), estimate }, { law, stepTime, scaling });
  expect(chosen).toMatchObject({ batchSize: 512, rule: 'LEAST_DEVICE_TIME' });
});
