import { createHash, randomInt } from 'node:crypto';
import {
  type ComparedRow,
  comparedColumns,
  detectionProbability,
  drawSegments,
  judgeSegment,
  type RecordedRun,
  type RunSegment,
  segmentsOfRun,
} from '@critbatch/theory';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { measurementInput } from '../api/operations/reportMeasurements.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import type { Measurement } from './measurement.ts';
import { planIdentity } from './resumption.ts';
import { retrainSegment } from './retrainSegment.ts';
import { type Left, leaveTrail } from './testing/leaveTrail.ts';
import { plan } from './testing/smallRun.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

/** Bytes by their SHA-256, as the API keeps them. */
const store = new Map<string, Uint8Array>();

function keep(bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  store.set(sha256, bytes);
  return sha256;
}

/** The part of a row that its log keeps and a judge compares. */
function comparedRow(row: Measurement): ComparedRow {
  const sent = measurementInput(row);
  return Object.fromEntries(comparedColumns.map((column) => [column, sent[column]])) as ComparedRow;
}

/** What the API would have of a run that left this. */
function recordOf({ rows, end, trail }: Left): RecordedRun {
  return {
    step: end?.step ?? 0,
    end,
    rows: rows.map((row) => ({ ...comparedRow(row), seconds: row.step * 0.01 })),
    trail: trail.map(({ step, bytes }) => ({ step, sha256: keep(bytes) })),
  };
}

/** Whether training a segment again gives something else than the log. */
async function isContradicted(of: TrainingRunPlan, segment: RunSegment): Promise<boolean> {
  const checkpoint = segment.fromSha256 === null ? undefined : store.get(segment.fromSha256);
  const again = await retrainSegment(
    { plan: { ...of, checkpoint }, toStep: segment.toStep, isLast: segment.isLast },
    { open: createTrainingRun },
  );
  return judgeSegment(segment, { ...again, rows: again.rows.map(comparedRow) }) !== null;
}

/** Which segments of all runs are contradicted; each is trained again once. */
function contradictions(runs: readonly { of: TrainingRunPlan; record: RecordedRun }[]): Promise<boolean[]> {
  const segments = runs.flatMap(({ of, record }) =>
    segmentsOfRun(record).map((segment) => ({ of, segment })),
  );
  return segments.reduce<Promise<boolean[]>>(
    async (done, { of, segment }) => [...(await done), await isContradicted(of, segment)],
    Promise.resolve([]),
  );
}

/** Share of random draws that hold a contradicted segment, and what the formula says of it. */
function ratesOf(contradicted: readonly boolean[]) {
  const segments = contradicted.map(() => ({ seconds: 1, isScored: true }));
  // Segments of other runs, so that a tenth of all seconds pays for some of these.
  const others = Array.from({ length: 40 }, () => ({ seconds: 1, isScored: false }));
  const rounds = 3_000;
  let [found, drawn] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const places = drawSegments([...segments, ...others], randomInt).filter(
      (place) => place < segments.length,
    );
    drawn = places.length;
    if (places.some((place) => contradicted[place])) found += 1;
  }
  const forged = contradicted.filter(Boolean).length;
  const stated = detectionProbability({ segments: segments.length, drawn, forged });
  return { forged, drawn, measured: found / rounds, stated };
}

const plans = [9, 10, 11].map((seed) => ({ ...plan, seed }));
let honest: { of: TrainingRunPlan; record: RecordedRun; left: Left }[];

beforeAll(async () => {
  honest = [];
  for (const [index, of] of plans.entries()) {
    // One of them was killed and resumed on its way.
    const left = await leaveTrail(of, { every: 4, kills: index === 1 ? [3, 10] : [] });
    honest.push({ of, record: recordOf(left), left });
  }
});

describe('training segments again', () => {
  it('contradicts no honest log', async () => {
    const contradicted = await contradictions(honest);
    expect(contradicted.length).toBeGreaterThan(9);
    expect(contradicted).not.toContain(true);
  });

  it('finds rows that were altered in one segment of two runs, at the stated rate', async () => {
    const forged = honest.map(({ of, record }, index) => {
      if (index === 2) return { of, record };
      const place = randomInt(1, record.rows.length);
      // A loss that is better by one part in ten million.
      const altered = record.rows.map((row, at) =>
        at === place ? { ...row, trainingLoss: (row.trainingLoss ?? 0) * (1 - 1e-7) } : row,
      );
      return { of, record: { ...record, rows: altered } };
    });
    const { forged: found, measured, stated, drawn } = ratesOf(await contradictions(forged));
    expect(found).toBe(2);
    expect(drawn).toBeGreaterThan(2);
    expect(Math.abs(measured - stated)).toBeLessThan(0.04);
  });

  it('finds an invented log of runs that left no checkpoint whenever one of them is drawn', async () => {
    const invented = honest.map(({ of, record }) => ({
      of,
      record: {
        ...record,
        trail: [],
        rows: record.rows.map((row) => ({ ...row, trainingLoss: Math.exp(-row.step / 20) })),
      },
    }));
    expect(ratesOf(await contradictions(invented))).toMatchObject({ forged: 3, measured: 1, stated: 1 });
  });

  it('finds the log of a luckier seed that is given out for another, with its real checkpoints under the right name', async () => {
    const lucky = honest.map(({ of, left }, index) => {
      const other = honest[(index + 1) % honest.length]?.left ?? left;
      const identity = planIdentity(of);
      const trail = other.trail.map(({ step, bytes }) => ({
        step,
        bytes: encodeCheckpoint({ ...decodeCheckpoint(bytes), plan: identity }),
      }));
      return { of, record: recordOf({ ...other, trail }) };
    });
    const contradicted = await contradictions(lucky);
    expect(contradicted).not.toContain(false);
  });

  it('finds steps that are kept quiet: a checkpoint of later in the training is given out for an earlier one', async () => {
    const [first] = honest;
    if (!first) throw new Error('No run.');
    const { of, left } = first;
    const [early, late] = [left.trail[1], left.trail.at(-1)];
    if (!early || !late) throw new Error('Too few checkpoints.');
    const { progress } = decodeCheckpoint(early.bytes);
    const bytes = encodeCheckpoint({ ...decodeCheckpoint(late.bytes), progress });
    const skipping = left.trail.map((point) => (point === early ? { ...point, bytes } : point));
    const contradicted = await contradictions([{ of, record: recordOf({ ...left, trail: skipping }) }]);
    // The one that should have led to it, and the one that it leads to another end.
    expect(contradicted.map((is, place) => (is ? place : -1)).filter((place) => place >= 0)).toEqual([1, 2]);
  });
});
