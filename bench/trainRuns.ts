// One worker of bench/two-workers: trains a run of the first sweep's model each time that it is asked to, and answers with the
// seconds of processor time that it took.
import { trainCell } from './trainCell.ts';

process.on('message', async (maxExamples: number) => {
  const begun = process.cpuUsage();
  await trainCell(64, 1, maxExamples);
  const { user, system } = process.cpuUsage(begun);
  process.send?.((user + system) / 1e6);
});
// Without the bench there is nothing to train for.
process.on('disconnect', () => process.exit(0));
