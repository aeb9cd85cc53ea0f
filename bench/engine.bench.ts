// SGD + Armijo steps of two trials, one thread: ours, PyTorch as published and JAX jitted, alternately, row by row.
// npm run bench -- engine --python PATH [--rounds 9] [--only armijo-mlp-b32] [--engine tensorflow]: about five minutes on
// an idle core. Figures are medians of CPU time, which a busy machine disturbs less than the clock; a ratio is the median
// over the rounds of what the peer took over what we took just before it. The load of the machine is printed beside.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { armijoConfigSchema, startStepSizeMemory } from '@critbatch/theory';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { buildTrainingEngine } from '@critbatch/worker/training/buildTrainingEngine';
import { engineNames } from '@critbatch/worker/training/engineChoice';
import { microBatchSizeOf } from '@critbatch/worker/training/microBatches';
import { startState } from '@critbatch/worker/training/startState';
import type { EngineName } from '@critbatch/worker/training/trainingRun.type';
import { type EngineRow, engineRows } from './engineRows.ts';
import { type Peer, startPeer } from './peer.ts';
import type { BenchRow } from './row.ts';

const peerScripts = { pytorch: 'pytorch/armijo_steps.py', jax: 'jax/armijo_steps.py' } as const;
type PeerName = keyof typeof peerScripts;

/** A first trial that is refused and a second that is accepted: two trials in every step, as in the peers' scripts. */
const optimiser = armijoConfigSchema.parse({
  initialStepSize: 100,
  sufficientDecrease: 0.1,
  backtrackFactor: 1e-5,
  reset: 'maximum',
});

export async function bench(args: string[]): Promise<BenchRow[]> {
  const options = {
    python: { type: 'string', default: 'python3' },
    rounds: { type: 'string', default: '9' },
    only: { type: 'string' },
    engine: { type: 'string', default: 'onnx' },
  } as const;
  const { values } = parseArgs({ args, options });
  const engine = engineNames.find((name) => name === values.engine);
  if (engine === undefined) throw new Error(`--engine must be one of ${engineNames.join(', ')}`);
  const peers = await startPeers(values.python);
  const chosen = engineRows.filter(({ name }) => values.only === undefined || name === values.only);
  const rows: BenchRow[] = [];
  for (const row of chosen) rows.push(...(await timeRow(engine, row, peers, Number(values.rounds))));
  for (const peer of Object.values(peers)) peer.end();
  return rows;
}

async function startPeers(python: string): Promise<Partial<Record<PeerName, Peer>>> {
  const peers: Partial<Record<PeerName, Peer>> = {};
  for (const [name, script] of Object.entries(peerScripts) as [PeerName, string][]) {
    const peer = await startPeer(python, new URL(script, import.meta.url).pathname);
    if (typeof peer === 'string') {
      console.error(
        `${name} is left out: ${peer}\n  pip install torch jax, and name that Python with --python PATH.`,
      );
    } else {
      console.error(`${name} ${peer.version}`);
      peers[name] = peer;
    }
  }
  return peers;
}

async function timeRow(
  engine: EngineName,
  row: EngineRow,
  peers: Partial<Record<PeerName, Peer>>,
  rounds: number,
): Promise<BenchRow[]> {
  const ours = await openOurs(engine, row);
  const timings = { ours: [] as number[], pytorch: [] as number[], jax: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    timings.ours.push(await ours.time());
    for (const [name, peer] of Object.entries(peers) as [PeerName, Peer][]) {
      const { milliseconds, trials } = await peer.time(row.model, row.batchSize, row.steps);
      if (trials !== 2) throw new Error(`${name} took ${trials} trials a step at ${row.name}.`);
      timings[name].push(milliseconds);
    }
  }
  await ours.end();
  const value = median(timings.ours);
  console.error(
    row.name,
    `load ${loadavg()[0]?.toFixed(1)}`,
    JSON.stringify(timings, (_, figure) =>
      Number.isFinite(figure) ? Number(figure.toPrecision(4)) : figure,
    ),
  );
  const rivals = Object.keys(peers) as PeerName[];
  const figures = rivals.map((name): BenchRow => {
    const ratio = median(timings[name].map((time, round) => time / (timings.ours[round] ?? Number.NaN)));
    return { name: row.name, value, unit: 'ms', comparedTo: name, ratio, lowerIsBetter: true };
  });
  const alone = { name: row.name, value, unit: 'ms', comparedTo: null, ratio: null, lowerIsBetter: true };
  // Rows of one name would overwrite each other where they are printed.
  return rivals.length === 0
    ? [alone]
    : figures.map((figure) => ({ ...figure, name: `${row.name}-${figure.comparedTo}` }));
}

/** Our engine at a row's work, on one batch of random examples that stays the same, as in the peers' scripts. */
async function openOurs(engineName: EngineName, { name, spec, batchSize, steps }: EngineRow) {
  const inputWidth = spec.inputShape.reduce((product, extent) => product * extent, 1);
  const random = randomStream(1, 'bench');
  const examples = {
    count: batchSize,
    inputs: Float32Array.from({ length: batchSize * inputWidth }, () => random.uniform()),
    labels: Int32Array.from({ length: batchSize }, () => random.wholeNumber(10)),
  };
  const engine = await buildTrainingEngine(engineName, {
    modelSpec: spec,
    optimiser,
    dataset: { inputWidth, classes: 10, training: examples, test: examples },
    batchSize,
    microBatchSize: microBatchSizeOf(spec),
  });
  engine.importState(startState(spec, optimiser, 1));
  const position = { step: 0, memory: startStepSizeMemory() };
  // At most 20 steps a call, as a run makes them.
  const perCall = Math.min(steps, 20);
  const batches = Int32Array.from({ length: batchSize * perCall }, (_, index) => index % batchSize);
  await engine.steps(batches.subarray(0, batchSize), position);
  return {
    async time() {
      const calls = Math.ceil(steps / perCall);
      const before = process.cpuUsage();
      for (let call = 0; call < calls; call++) {
        const outcomes = await engine.steps(batches, position);
        if (outcomes.some(({ trials }) => trials !== 2))
          throw new Error(`${name} took other than two trials.`);
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / (calls * perCall);
    },
    end: () => engine.dispose(),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
