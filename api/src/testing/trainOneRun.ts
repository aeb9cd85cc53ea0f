import type { startTestWorker } from './testWorker.ts';
import { testRow } from './testWorker.ts';

/**
 * Claims a run, if one is queued, and trains it as K(b) = 300·b/(b − 20) says, give or take 2 %, up to its cap, on a device
 * whose step takes 1 ms and 10 µs an example. Returns its cell; null where nothing was queued.
 */
export async function trainOneRun(worker: Awaited<ReturnType<typeof startTestWorker>>) {
  const { lease } = await worker.claim();
  if (!lease) return null;
  const { batchSize, seed } = lease.run;
  const { maxExamplesPerRun } = lease.trainingSpec as { maxExamplesPerRun: number };
  const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
  const needed = batchSize > 20 ? ((300 * batchSize) / (batchSize - 20)) * wobble : Number.POSITIVE_INFINITY;
  const lastStep = Math.floor(maxExamplesPerRun / batchSize);
  const rows: ReturnType<typeof testRow>[] = [];
  for (let step = 10; ; step = Math.max(step + 1, Math.ceil(step * 1.05))) {
    const at = Math.min(step, lastStep);
    const deviceSeconds = at * (1e-3 + 1e-5 * batchSize);
    rows.push({ ...testRow(at, batchSize, at < needed ? 0.2 : 0.05), deviceSeconds });
    if (at >= needed || at === lastStep) break;
  }
  const last = rows.at(-1)?.step ?? 0;
  for (let sent = 0; sent * 200 < rows.length; sent++) {
    await worker.report(lease, sent, rows.slice(sent * 200, sent * 200 + 200));
  }
  const batches = Math.ceil(rows.length / 200);
  await worker.complete(lease, batches - 1, last, last >= needed ? 'TARGETS_REACHED' : 'BUDGET_SPENT');
  return { batchSize, seed };
}
