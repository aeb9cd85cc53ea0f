import type { TargetMetric } from '@critbatch/theory';
import { Cache } from '../../platform/context/cache.ts';
import type { Context } from '../../platform/context/context.ts';
import { Service } from '../../platform/context/service.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { bytesOfLogs } from '../../sweeps/target/packedLog.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readPackedLogs } from '../../sweeps/target/runLogs.ts';

/** The largest sweep's logs of one metric, or those of many usual ones. */
const mostLogBytes = 16 * 2 ** 20;
/** Logs of the runs of a sweep that have ended, one metric of them. */
const logCache = new Service(() => new Cache<PackedLog[]>(mostLogBytes, bytesOfLogs));

/** One metric of runs that have ended: an operation asks for many targets of the same logs, one after the other. */
export async function logsOf(
  context: Context,
  { runs, state }: EndedRuns,
  metric: TargetMetric,
): Promise<PackedLog[]> {
  const key = `${state} ${metric}`;
  const cache = logCache.of(context);
  const known = cache.get(key);
  if (known) return known;
  const logs = await readPackedLogs(context.reader, runs, metric);
  return cache.of(key, () => logs);
}
