// One worker of bench/two-workers: trains a run of the first sweep's model each time that it is asked to, and answers with the
// seconds that it took by the clock and of processor time.
import { trainCell } from './trainCell.ts';

process.on('message', async (maxExamples: number) => {
  const startedAt = performance.now();
  const begun = process.cpuUsage();
  await trainCell(64, 1, maxExamples);
  const { user, system } = process.cpuUsage(begun);
  const wallSeconds = (performance.now() - startedAt) / 1000;
  process.send?.({ wallSeconds, processorSeconds: (user + system) / 1e6 });
});
// Without the bench there is nothing to train for.
process.on('disconnect', () => process.exit(0));
