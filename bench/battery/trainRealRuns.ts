// Trains the first sweep's model many times, for bench/battery/realRuns.json: one line of JSON a run, appended to a file.
// node bench/battery/trainRealRuns.ts FILE [first seed] [last seed]: some minutes a seed on one core.
import { appendFileSync } from 'node:fs';
import { trainCell } from '../trainCell.ts';

/** The batch sizes of the first sweep near its least work, and one more between. */
const batchSizes = [512, 256, 192, 128, 96, 64, 48, 32];
const [file = 'realRuns.jsonl', firstSeed = '101', lastSeed = '120'] = process.argv.slice(2);

for (let seed = Number(firstSeed); seed <= Number(lastSeed); seed++) {
  for (const batchSize of batchSizes) {
    const rows = await trainCell(batchSize, seed);
    const losses = rows.map(({ step, trainingLoss }) => [step, trainingLoss]);
    appendFileSync(file, `${JSON.stringify({ batchSize, seed, losses })}\n`);
  }
}
