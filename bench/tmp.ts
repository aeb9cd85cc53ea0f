import { estimate, fitStepTime, forecastSweep, stepCurveOf, saturationBatchSize, savingOf } from '@critbatch/theory';
import { firstSweepTraining } from './firstSweepSpec.ts';
import { cellCrossing, trainCell } from './trainCell.ts';
const sizes = [96, 128, 256, 512, 1024];
let a = 1;
const random = () => { a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
const cells = [];
for (const seed of [1, 2, 3]) for (const batchSize of sizes) {
  const rows = await trainCell(batchSize, seed);
  const last = rows.at(-1)!;
  cells.push({ batchSize, seed, crossing: cellCrossing(batchSize, seed, rows), ...last });
  console.log(batchSize, seed, last.step, (last.deviceSeconds / last.step * 1e3).toFixed(3), 'ms', last.deviceSeconds.toFixed(2), last.evaluationSeconds.toFixed(2));
}
const earlier = cells.filter((c) => c.seed < 3);
const stepTime = fitStepTime(earlier.map((c) => ({ batchSize: c.batchSize, secondsPerStep: c.deviceSeconds / c.step })))!;
console.log(stepTime, saturationBatchSize(stepTime));
const e = estimate(earlier.map((c) => c.crossing), { random, draws: 400 });
console.log(e.answer, e.criticalBatchSize, e.bestLaw, e.samples.length);
const best = e.laws[0]!;
const evaluationShare = earlier.reduce((s, c) => s + c.evaluationSeconds, 0) / earlier.reduce((s, c) => s + c.deviceSeconds, 0);
const f = forecastSweep({ batchSizes: sizes, seeds: 1, maxExamplesPerRun: firstSweepTraining.trainingSpec.maxExamplesPerRun, evaluationRatio: firstSweepTraining.trainingSpec.evaluation.ratio, evaluationShare, runsAtOnce: 1, pricePerDeviceHour: null }, { steps: { kind: 'LAW', draws: e.samples.map(stepCurveOf), runScatter: best.scatter }, stepTime }, { level: 0.95, random });
const actual = cells.filter((c) => c.seed === 3).reduce((s, c) => s + c.deviceSeconds + c.evaluationSeconds, 0);
console.log('forecast', f.deviceSeconds, 'actual', actual, 'censored', f.censoredRuns);
console.log(JSON.stringify(savingOf({ curve: stepCurveOf(best), draws: e.samples.map(stepCurveOf), stepTime, exchangeSeconds: 0, pricePerDeviceHour: 1, level: 0.95 }, { from: 512, to: Math.round(e.criticalBatchSize?.value ?? 100), devices: 1 }), null, 0));
process.exit(0);
