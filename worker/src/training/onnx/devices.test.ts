import { afterEach, describe, expect, it } from '@jest/globals';
import { disposeEngines, openEngine, smallPlan, trainSteps } from '../testing/smallEngine.ts';
import { deviceObstacle } from './devices.ts';

afterEach(disposeEngines);

for (const device of ['webgpu', 'cuda'] as const) {
  const obstacle = await deviceObstacle(device);
  describe(`ONNX Runtime on ${device}`, () => {
    if (obstacle === null) {
      it('takes the steps that it takes on the processor', async () => {
        const [here, there] = [
          await openEngine('onnx', smallPlan),
          await openEngine('onnx', smallPlan, 1, { device }),
        ];
        const expected = await trainSteps(here, smallPlan, 15);
        const found = await trainSteps(there, smallPlan, 15);
        expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
        found.forEach(({ batchLoss }, step) => {
          expect(batchLoss / (expected[step]?.batchLoss ?? 0)).toBeCloseTo(1, 4);
        });
        const every = Int32Array.from({ length: 70 }, (_, index) => index);
        const [one, other] = [await here.evaluate('test', every), await there.evaluate('test', every)];
        expect(other.loss / one.loss).toBeCloseTo(1, 4);
      });
    } else {
      it.skip(`takes the steps that it takes on the processor: ${obstacle}`, () => {});
      it('is refused with what is missing', async () => {
        const refused = openEngine('onnx', smallPlan, 1, { device });
        await expect(refused).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
        await expect(refused).rejects.toThrow(new RegExp(`cannot compute on ${device} here. It needs`));
      });
    }
  });
}
