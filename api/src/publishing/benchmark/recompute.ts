import type { BenchmarkVersion, PrismaClient, Run, Sweep } from '@critbatch/prisma/generated/client';
import type { Answer } from '@critbatch/prisma/generated/enums';
import type { Crossing, ErrorCode, Interval, SeedFigure } from '@critbatch/theory';
import { leastSeeds, medianScore, scoredBatchSize } from '@critbatch/theory';
import { codeVersion } from '../../answers/thread/codeVersion.ts';
import type { Answers } from '../../answers/thread/estimatePool.ts';
import type { BriefAnswer } from '../../answers/thread/estimateTask.ts';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import type { Voucher } from '../attestation/attestation.type.ts';
import type { LoggedRun, SweepRun } from './readLogs.ts';
import { readLogs } from './readLogs.ts';
import { runFigures } from './runFigures.ts';

const level = 0.95;

/** A run of a submission, as it was when it was handed in. */
export type EvidenceRun = {
  runId: string;
  batchSize: number;
  seed: number;
  status: Run['status'];
  outcome: Run['outcome'];
  /** Where its log ends; null for a run that left none that counts. */
  lastStep: number | null;
  lowerSteps: number | null;
  upperSteps: number | null;
  /** In the unit of the ranking; null for a miss. */
  figure: SeedFigure;
  /** Whether the score is over it; absent in submissions of before runs of several batch sizes were. */
  isScored?: boolean;
  /** SHA-256 of the evaluations that its crossing was read from. */
  logHash: string | null;
  /** Who vouches for all that trained it; written when it is handed in. */
  attestedBy?: Voucher | null;
};

export type Evidence = {
  policy: ReturnType<typeof policyOf>;
  evaluation: { firstStep: number; ratio: number; trainingSubset: number };
  maxExamplesPerRun: number;
  runs: EvidenceRun[];
};

/** What a sweep comes to on a benchmark. */
export type Recomputed = {
  score: { value: number; lower: number; upper: number; seeds: number; misses: number };
  level: number;
  batchSize: number;
  answer: Answer;
  criticalBatchSize: Interval | null;
  evidence: Evidence;
  codeVersion: string;
};

/** Runs of one batch size that a score is short of. */
export type MissingRuns = { batchSize: number; present: number; seeds: number[] };

type Refusal = { code: ErrorCode; message: string; missingRuns?: MissingRuns };

export type Recomputation =
  | { recomputed: Recomputed; refusal: null }
  | { recomputed: null; refusal: Refusal };

type Parts = {
  estimates: Pick<Answers, 'briefAnswers'>;
  version: BenchmarkVersion;
  sweep: Sweep;
  /** Scored there, whatever b* is: a replication looks where the submission was. */
  atBatchSize?: number;
};

/**
 * The figures of an ended sweep for a benchmark, from its stored logs and by our own code alone; or why they cannot be
 * had. Every run counts: one that failed, diverged or was canceled is a miss, or leaving the bad ones out would pay.
 */
export async function recompute(
  prisma: PrismaClient,
  { estimates, version, sweep, atBatchSize }: Parts,
): Promise<Recomputation> {
  const read = await readLogs(prisma, version, sweep.id);
  if (read.refusal) return { recomputed: null, refusal: read.refusal };
  const { runs, logged, crossings } = read;
  const { figures, fault } = await runFigures(prisma, version, [...logged.values()]);
  if (fault) return { recomputed: null, refusal: fault };
  const { answer, criticalBatchSize, bestLawValley } = await minimiserOf(
    prisma,
    estimates,
    sweep.id,
    crossings,
  );

  const scoredRuns = runs.map((run) => ({ ...run, figure: figures.get(run.id) ?? null }));
  const isByWork = version.ranking === 'WORK' || version.ranking === 'CRITICAL_BATCH_SIZE';
  const minimum =
    isByWork && criticalBatchSize ? { value: criticalBatchSize.value, valley: bestLawValley } : null;
  const scored = atBatchSize
    ? ({ status: 'SCORED', batchSize: atBatchSize, batchSizes: [atBatchSize] } as const)
    : scoredBatchSize(await tested(prisma, scoredRuns), minimum);
  if (scored?.status === 'SEEDS_MISSING') return tooFewSeeds(scored, minimum?.value ?? null);
  const batchSize = scored?.batchSize ?? null;
  const isScored = (run: { batchSize: number }) => scored?.batchSizes.includes(run.batchSize) ?? false;
  const median = medianScore(
    scoredRuns.filter(isScored).map(({ figure }) => figure),
    level,
  );
  if (batchSize === null || median === null) {
    return refuse('TOO_FEW_SEEDS', 'A score is a median over at least three seeds; add runs.');
  }
  const score = version.ranking === 'CRITICAL_BATCH_SIZE' ? recordOf(criticalBatchSize, median) : median;
  if (score === null) {
    return refuse(
      'NOT_RECOMPUTABLE',
      'The benchmark lists b*, and the runs of this sweep do not identify one.',
    );
  }
  const evidence = {
    ...settingsOf(sweep),
    runs: scoredRuns.map((run) => ({
      ...evidenceRun(run, logged.get(run.id)),
      isScored: isScored(run),
    })),
  };
  return {
    recomputed: { score, level, batchSize, answer, criticalBatchSize, evidence, codeVersion },
    refusal: null,
  };
}

/** Computes b* of a sweep for a benchmark, where no stored estimate has it: what takes long in `recompute`. */
export async function computeMinimiser(
  prisma: PrismaClient,
  { estimates, version, sweep }: Omit<Parts, 'atBatchSize'>,
): Promise<void> {
  const read = await readLogs(prisma, version, sweep.id);
  if (!read.refusal) await minimiserOf(prisma, estimates, sweep.id, read.crossings);
}

function refuse(code: ErrorCode, message: string): Recomputation {
  return { recomputed: null, refusal: { code, message } };
}

/**
 * The runs of those batch sizes that were tried: one that a plan gave up before anybody trained it is none. Who has seen a row of
 * a batch size and cancels the rest of it has tried it.
 */
async function tested<Run extends SweepRun>(prisma: PrismaClient, runs: readonly Run[]): Promise<Run[]> {
  const canceled = runs.filter(({ status }) => status === 'CANCELED').map(({ id }) => id);
  const begun = await prisma.run.findMany({
    where: { id: { in: canceled }, measurements: { some: {} } },
    select: { id: true },
  });
  const beganThough = new Set(begun.map(({ id }) => id));
  const tried = new Set(
    runs
      .filter(({ id, status }) => status !== 'CANCELED' || beganThough.has(id))
      .map(({ batchSize }) => batchSize),
  );
  return runs.filter(({ batchSize }) => tried.has(batchSize));
}

/** Nothing outside the valley is scored in their place: the page says where runs are missing, and they can be added. */
function tooFewSeeds({ batchSize, present, seeds }: MissingRuns, nearest: number | null): Recomputation {
  const where =
    nearest === null
      ? `at b = ${batchSize}, the batch size of least figure so far`
      : `at b = ${batchSize}, the tested batch size nearest b* = ${Math.round(nearest)}, and beside it where work is within 10 % of the least`;
  const message = `The score is taken ${where}. There are ${present} of the ${leastSeeds} runs that a score needs: add b = ${batchSize} with ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(' and ')}, and hand the sweep in again when they have ended.`;
  const missingRuns = { batchSize, present, seeds };
  return { recomputed: null, refusal: { code: 'TOO_FEW_SEEDS', message, missingRuns } };
}

type Minimiser = Pick<BriefAnswer, 'answer' | 'criticalBatchSize' | 'bestLawValley'>;

const nothingIdentified: Minimiser = {
  answer: 'NOT_IDENTIFIED',
  criticalBatchSize: null,
  bestLawValley: null,
};

/** Reads the sweep's estimate where this version of the code made it from exactly these crossings; else computes it. */
async function minimiserOf(
  prisma: PrismaClient,
  estimates: Parts['estimates'],
  sweepId: string,
  crossings: Crossing[],
): Promise<Minimiser> {
  if (crossings.length === 0) return nothingIdentified;
  const inputHash = contentHash({ codeVersion, crossings });
  const [known] = await prisma.$queryRaw<Minimiser[]>`
    SELECT estimate.answer, estimate.result->'criticalBatchSize' AS "criticalBatchSize",
      estimate.result->'bestLawValley' AS "bestLawValley"
    FROM "Estimate" estimate JOIN "Target" target ON target.id = estimate."targetId"
    WHERE target."sweepId" = ${sweepId}::uuid AND estimate."inputHash" = ${inputHash} LIMIT 1`;
  if (known) return known;
  const [brief] = await estimates.briefAnswers([{ crossings, inputHash }]);
  return brief ?? nothingIdentified;
}

/** b* in place of a median: listed, not ranked. */
function recordOf(
  criticalBatchSize: Interval | null,
  { seeds, misses }: { seeds: number; misses: number },
): Recomputed['score'] | null {
  if (criticalBatchSize === null) return null;
  const { value, lower, upper } = criticalBatchSize;
  return { value, lower: lower ?? 0, upper: upper ?? Number.POSITIVE_INFINITY, seeds, misses };
}

function settingsOf(sweep: Sweep): Omit<Evidence, 'runs'> {
  const { firstEvaluationStep: firstStep, evaluationRatio: ratio, trainingSubset } = sweep;
  return {
    policy: policyOf(sweep),
    evaluation: { firstStep, ratio, trainingSubset },
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
  };
}

function evidenceRun(
  { id, ...run }: SweepRun & { figure: SeedFigure },
  logged: LoggedRun | undefined,
): EvidenceRun {
  const ended = logged && {
    lastStep: Number(logged.run.step),
    lowerSteps: logged.crossing.lowerSteps,
    upperSteps: logged.crossing.upperSteps,
    logHash: contentHash(logged.log.evaluations),
  };
  return {
    runId: id,
    ...run,
    ...(ended ?? { lastStep: null, lowerSteps: null, upperSteps: null, logHash: null }),
  };
}
