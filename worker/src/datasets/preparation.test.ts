import type { RawExamples } from '@critbatch/datafiles';
import { type DatasetSpec, datasetSpecSchema, trainingSpecSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { createTrainingRun } from '../training/trainingRun.ts';
import { createAugmenter } from './augment.ts';
import { dataOrder } from './dataOrder.ts';
import { prepare } from './prepare.ts';

type Generated = Extract<DatasetSpec, { loader: 'gaussianClusters' }>;

const spec: Generated = {
  loader: 'gaussianClusters',
  trainingExamples: 6,
  testExamples: 2,
  inputShape: [2, 3, 2],
  classes: 2,
  noise: 1,
  seed: 1,
};
const width = 12;

/** Example i has the values 100·i, 100·i + 1, … */
function counting(name: string, count: number, first = 0): RawExamples {
  const values = Float64Array.from(
    { length: count * width },
    (_, at) => 100 * (first + Math.floor(at / width)) + (at % width),
  );
  return { name, count, values, labels: Array.from({ length: count }, (_, at) => at % 2), divisor: 1 };
}

/** Which examples a part holds. */
function rows({ inputs }: { inputs: Float32Array }): number[] {
  return Array.from({ length: inputs.length / width }, (_, row) =>
    Math.floor((inputs[row * width] as number) / 100),
  );
}

describe('a spec’s preparation', () => {
  const raw = { training: counting('training', 6), test: counting('test', 4, 6) };

  it('splits one pool by its seed: nothing twice, another seed another way, the same seed the same', () => {
    const split = (seed: number) => prepare({ ...spec, testExamples: 4, split: { seed } }, raw);
    const { training, test } = split(1);
    expect([...rows(training), ...rows(test)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rows(split(1).training)).toEqual(rows(training));
    expect(rows(split(2).training)).not.toEqual(rows(training));
    expect(
      rows(
        prepare({ ...spec, split: { seed: 3 } }, { ...raw, training: counting('all', 8), test: null }).test,
      ),
    ).toHaveLength(2);
  });

  it('normalises every channel by its own mean and deviation', () => {
    const { training } = prepare({ ...spec, normalisation: { mean: [1, 2], deviation: [2, 4] } }, raw);
    expect([...training.inputs.subarray(0, 4)]).toEqual([-0.5, -0.25, 0.5, 0.25]);
  });

  it.each<[string, Partial<Generated>, Partial<typeof raw>, RegExp]>([
    [
      'too few examples',
      { trainingExamples: 7 },
      {},
      /training: it holds 6 examples, and the spec asks for 7/,
    ],
    [
      'a pool too small',
      { trainingExamples: 9, split: { seed: 1 } },
      {},
      /holds 10 examples, and the spec asks for 11/,
    ],
    [
      'a label that is none',
      { classes: 2 },
      { training: { ...counting('a.csv', 6), labels: [0, 1, 2, 0, 0, 0] } },
      /a\.csv, row 3: its label is 2, not a whole number from 0 to 1/,
    ],
    [
      'a value that is none',
      {},
      { test: { ...counting('b.npz', 4), values: new Float64Array(48).fill(Number.NaN, 13, 14) } },
      /b\.npz, row 2: value 2 is NaN/,
    ],
  ])('refuses %s', (_fault, changes, files, message) => {
    const run = () => prepare({ ...spec, ...changes }, { ...raw, ...files });
    expect(run).toThrow(expect.objectContaining({ code: 'DATASET_INVALID' }));
    expect(run).toThrow(message);
  });

  it('is refused in a spec whose inputs it does not fit', () => {
    const parses = (changes: object) => datasetSpecSchema.safeParse({ ...spec, ...changes }).success;
    expect(parses({ normalisation: { mean: [0, 1], deviation: [1, 1] } })).toBe(true);
    expect(parses({ normalisation: { mean: [0, 1, 2], deviation: [1, 1, 1] } })).toBe(false);
    expect(parses({ inputShape: [12], augmentation: { shift: 1, flip: true } })).toBe(false);
  });
});

describe('an augmentation', () => {
  const augmented: Generated = {
    ...spec,
    trainingExamples: 64,
    augmentation: { shift: 1, flip: true },
  };
  const { training } = prepare(augmented, { training: counting('training', 64), test: counting('test', 2) });

  it('shows an example alike in every batch size, and unlike in another epoch or under another seed', () => {
    const looks = (batchSize: number, epoch: number, seed = 1) => {
      const augmenter = createAugmenter(augmented, training, seed);
      const order = dataOrder(64, batchSize, seed);
      const seen = new Map<number, string>();
      for (let step = 0; step < order.stepsPerEpoch; step++) {
        const batch = order.batches(epoch * order.stepsPerEpoch + step, 1);
        const drawn = augmenter?.draw(batch, epoch);
        batch.forEach((example, place) => {
          seen.set(example, String(drawn?.inputs.subarray(place * width, (place + 1) * width)));
        });
      }
      return [...seen].sort(([a], [b]) => a - b);
    };
    expect(looks(4, 3)).toEqual(looks(32, 3));
    expect(looks(4, 3)).not.toEqual(looks(4, 4));
    expect(looks(4, 3)).not.toEqual(looks(4, 3, 2));
  });

  it('moves whole pixels with all their channels, turns left to right, and lets a raw zero in', () => {
    const normalised = { ...augmented, normalisation: { mean: [1], deviation: [2] } };
    const data = prepare(normalised, {
      training: counting('training', 64),
      test: counting('test', 2),
    }).training;
    const draws = createAugmenter(normalised, data, 1)?.draw(new Int32Array(500), 0);
    expect(draws?.count).toBe(500);
    const looks = new Set<string>();
    for (let epoch = 0; epoch < 200; epoch++) {
      const drawn = createAugmenter(normalised, data, 1)?.draw(Int32Array.of(0), epoch);
      looks.add(Array.from(drawn?.inputs ?? [], (value) => value * 2 + 1).join());
    }
    // Three places down times three to the right, each turned or not.
    expect(looks.size).toBe(18);
    expect(looks).toContain('0,1,2,3,4,5,6,7,8,9,10,11');
    expect(looks).toContain('4,5,2,3,0,1,10,11,8,9,6,7');
    expect(looks).toContain('0,0,0,0,0,0,0,0,0,1,2,3');
  });

  it('leaves evaluations alone, and gives a resumed run the images of a straight one', async () => {
    const plan = {
      modelSpec: { architecture: 'softmaxRegression' as const, inputShape: [2, 3, 2], classes: 2 },
      datasetSpec: { ...augmented, noise: 3 },
      trainingSpec: trainingSpecSchema.parse({
        optimiser: { initialStepSize: 0.1, sufficientDecrease: 0.1, backtrackFactor: 0.9, reset: 'maximum' },
        targets: [{ metric: 'trainingLoss', threshold: 1e-6 }],
        evaluation: { ratio: 2, trainingSubset: 64 },
        maxExamplesPerRun: 8 * 60,
      }),
      batchSize: 8,
      seed: 1,
      engine: 'onnx' as const,
    };
    const losses = async (checkpointAt: number | null) => {
      let run = await createTrainingRun(plan, { sliceSeconds: 0 });
      const found: number[] = [];
      while (!run.done) {
        found.push(...(await run.advance()).map(({ trainingLoss }) => trainingLoss));
        if (checkpointAt !== null && run.step >= checkpointAt && !run.done) {
          const checkpoint = await run.checkpoint();
          await run.dispose();
          run = await createTrainingRun({ ...plan, checkpoint }, { sliceSeconds: 0 });
          checkpointAt = null;
        }
      }
      await run.dispose();
      return found;
    };
    const straight = await losses(null);
    expect(await losses(20)).toEqual(straight);
    const plain = { ...plan, datasetSpec: { ...plan.datasetSpec, augmentation: undefined } };
    const run = await createTrainingRun(plain);
    const rows = await run.advance();
    await run.dispose();
    expect(straight[0]).toBe(rows[0]?.trainingLoss);
    expect(straight[1]).not.toBe(rows[1]?.trainingLoss);
  });
});
