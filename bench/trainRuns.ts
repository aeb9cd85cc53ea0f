// One worker of bench/two-workers: trains a run of the first sweep's model each time that it is asked to.
import { trainCell } from './trainCell.ts';

process.on('message', async (maxExamples: number) => {
  await trainCell(64, 1, maxExamples);
  process.send?.('trained');
});
// Without the bench there is nothing to train for.
process.on('disconnect', () => process.exit(0));
