import { availableParallelism, loadavg } from 'node:os';
import { type BenchRow, figure } from '../row.ts';
import { closedLoop, median, percentile, settle } from './closedLoop.ts';
import { createJsonClient } from './jsonClient.ts';
import type { LabApi } from './labApi.ts';
import { type MeasuredOperation, measuredOperations } from './operations.ts';
import { processorSeconds } from './processorTime.ts';

export type LoadOptions = { clients: number; rounds: number; seconds: number; only: string | null };

/** People and scripts that do something with an answer before they ask again: 16 of them ask 64 times a second at most. */
const pauseMilliseconds = 250;

/**
 * 95th percentiles of the answers' milliseconds, of clients that never pause (the median of several rounds) and of those that
 * do; what else was seen is printed.
 */
export async function measureOperations(
  api: LabApi,
  scale: string,
  { clients, rounds, seconds, only }: LoadOptions,
): Promise<BenchRow[]> {
  await settle();
  const client = createJsonClient(api.url, api.readToken);
  const rows: BenchRow[] = [];
  for (const operation of measuredOperations) {
    if (only !== null && operation.name !== only) continue;
    if (operation.name.startsWith('leaderboard') && api.ids.benchmarkSlug === null) {
      console.log('The lab has no leaderboard: it was seeded by an earlier version.');
      continue;
    }
    const ask = (number: number) => client.ask(requestOf(operation, api, number)).then(() => undefined);
    const { length } = await client.ask(requestOf(operation, api, 0));
    await closedLoop({ clients, pauseMilliseconds: 0, seconds: seconds / 2, leastAnswers: clients }, ask);
    const before = processorSeconds(api.pids);
    const latencies: number[][] = [];
    const start = performance.now();
    for (let round = 0; round < rounds; round++) {
      latencies.push(
        await closedLoop({ clients, pauseMilliseconds: 0, seconds, leastAnswers: 4 * clients }, ask),
      );
    }
    const answers = latencies.flat().length;
    const p95 = median(latencies.map((one) => percentile(one, 0.95)));
    const perAnswer = (1000 * (processorSeconds(api.pids) - before)) / answers;
    const perSecond = answers / ((performance.now() - start) / 1000);
    console.log(
      `${scale}x ${operation.name}: p50 ${median(latencies.flat()).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
        `${perSecond.toFixed(0)}/s, ${perAnswer.toFixed(2)} ms of processor in the API, ` +
        `${(length / 1024).toFixed(1)} KiB, load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()}`,
    );
    rows.push(figure(`p95-${operation.name}-${scale}x`, p95, 'ms'));
    const paced = await closedLoop({ clients, pauseMilliseconds, seconds, leastAnswers: 4 * clients }, ask);
    rows.push(figure(`p95-${operation.name}-${scale}x-paced`, percentile(paced, 0.95), 'ms'));
  }
  client.close();
  return rows;
}

function requestOf({ query, variables }: MeasuredOperation, { ids }: LabApi, number: number) {
  return { query, variables: variables(ids, number) };
}
