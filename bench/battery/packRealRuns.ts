// Makes bench/battery/realRuns.json.gz from what trainRealRuns.ts has written: when each run was seen to reach each target.
// node bench/battery/packRealRuns.ts FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { crossingOf, type Target } from '@critbatch/theory';

type Log = { batchSize: number; seed: number; losses: [step: number, trainingLoss: number][] };

const thresholds = [0.1, 0.15, 0.2, 0.3, 0.4];
const logs: Log[] = readFileSync(process.argv[2] ?? 'realRuns.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const byTarget = Object.fromEntries(
  thresholds.map((threshold) => {
    const target: Target = { metric: 'trainingLoss', threshold };
    const runs = logs.map(({ batchSize, seed, losses }) => {
      const evaluations = losses.map(([step, value]) => ({ step, value }));
      const crossing = crossingOf(evaluations, target, true);
      return [batchSize, seed, crossing?.lowerSteps ?? 0, crossing?.upperSteps ?? null];
    });
    return [threshold, runs];
  }),
);
const packed = gzipSync(JSON.stringify(byTarget), { level: 9 });
writeFileSync(new URL('./realRuns.json.gz', import.meta.url), packed);
