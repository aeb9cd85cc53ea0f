import type { BenchmarkVersion, PrismaClient, Run, Sweep } from '@critbatch/prisma/generated/client';
import type { Answer } from '@critbatch/prisma/generated/enums';
import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { Crossing, ErrorCode, Interval, RunLog, SeedFigure } from '@critbatch/theory';
import { crossingsFor, medianScore, scoredBatchSize } from '@critbatch/theory';
import { codeVersion } from '../estimate/codeVersion.ts';
import type { EstimatePool } from '../estimate/estimatePool.ts';
import type { BriefAnswer } from '../estimate/estimateTask.ts';
import { policyOf } from '../policy/storedOptimiser.ts';
import { theoryTarget } from '../sweep/trainingSpec.ts';
import { refusalOf } from '../target/refusal.ts';
import type { EndedRun } from '../target/runLogs.ts';
import { findEndedRuns, readRunLogs } from '../target/runLogs.ts';
import { contentHash } from '../version/contentHash.ts';
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
  /** SHA-256 of the evaluations that its crossing was read from. */
  logHash: string | null;
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

export type Recomputation =
  | { recomputed: Recomputed; refusal: null }
  | { recomputed: null; refusal: { code: ErrorCode; message: string } };

type Parts = {
  estimates: Pick<EstimatePool, 'briefAnswers'>;
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
  const { answer, criticalBatchSize } = await minimiserOf(prisma, estimates, sweep.id, crossings);

  const scoredRuns = runs.map((run) => ({ ...run, figure: figures.get(run.id) ?? null }));
  const isByWork = version.ranking === 'WORK' || version.ranking === 'CRITICAL_BATCH_SIZE';
  const nearest = isByWork && criticalBatchSize ? criticalBatchSize.value : null;
  const batchSize = atBatchSize ?? scoredBatchSize(scoredRuns, nearest);
  const median = medianScore(
    scoredRuns.filter((run) => run.batchSize === batchSize).map(({ figure }) => figure),
    level,
  );
  if (batchSize === null || median === null) {
    return refuse(
      'TOO_FEW_SEEDS',
      'A score is a median over at least three seeds of one batch size; add seeds.',
    );
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
    runs: scoredRuns.map((run) => evidenceRun(run, logged.get(run.id))),
  };
  return {
    recomputed: { score, level, batchSize, answer, criticalBatchSize, evidence, codeVersion },
    refusal: null,
  };
}

function refuse(code: ErrorCode, message: string) {
  return { recomputed: null, refusal: { code, message } };
}

type SweepRun = Pick<Run, 'id' | 'batchSize' | 'seed' | 'status' | 'outcome'>;
/** A run that counts, with its log and where that crosses the target. */
type LoggedRun = { run: EndedRun; log: RunLog; crossing: Crossing };

type Logs =
  | { runs: SweepRun[]; logged: Map<string, LoggedRun>; crossings: Crossing[]; refusal: null }
  | { refusal: { code: ErrorCode; message: string } };

async function readLogs(prisma: PrismaClient, version: BenchmarkVersion, sweepId: string): Promise<Logs> {
  const runs = await prisma.run.findMany({
    where: { sweepId },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    select: { id: true, batchSize: true, seed: true, status: true, outcome: true },
  });
  const ended = await findEndedRuns(prisma, sweepId);
  const target = { ...theoryTarget(version), smoothing: null };
  const logs = await readRunLogs(prisma, ended, target.metric);
  const lastSteps = await findLastSteps(prisma, ended);
  const cut = ended.find((run) => lastSteps.get(run.id) !== run.step);
  if (cut) {
    const { batchSize, seed, step } = cut;
    const message = `The stored log of b = ${batchSize}, seed ${seed}, does not end at step ${step}, where the run did.`;
    return refuse('NOT_RECOMPUTABLE', message);
  }
  const found = crossingsFor(logs, target);
  if (found.status !== 'ANSWERABLE') return { refusal: refusalOf(found) };
  const { crossings } = found;
  // Each ended run has one crossing, in the same order.
  const logged = ended.flatMap((run, index) => {
    const [log, crossing] = [logs[index], crossings[index]];
    return log && crossing ? [[run.id, { run, log, crossing }] as const] : [];
  });
  return { runs, logged: new Map(logged), crossings, refusal: null };
}

/** The last row of each run's log: one that went missing would move a crossing unseen. */
async function findLastSteps(prisma: PrismaClient, runs: readonly EndedRun[]): Promise<Map<string, bigint>> {
  const latest = await latestMeasurements(
    prisma,
    runs.map(({ id }) => id),
    ['step'],
  );
  return new Map([...latest].map(([runId, { step }]) => [runId, step]));
}

/** Of the sweep's own estimates the one that our code has made of exactly these crossings, if there is one; else made now. */
async function minimiserOf(
  prisma: PrismaClient,
  estimates: Parts['estimates'],
  sweepId: string,
  crossings: Crossing[],
): Promise<Pick<BriefAnswer, 'answer' | 'criticalBatchSize'>> {
  if (crossings.length === 0) return { answer: 'NOT_IDENTIFIED', criticalBatchSize: null };
  const inputHash = contentHash({ codeVersion, crossings });
  const [known] = await prisma.$queryRaw<Pick<BriefAnswer, 'answer' | 'criticalBatchSize'>[]>`
    SELECT estimate.answer, estimate.result->'criticalBatchSize' AS "criticalBatchSize"
    FROM "Estimate" estimate JOIN "Target" target ON target.id = estimate."targetId"
    WHERE target."sweepId" = ${sweepId}::uuid AND estimate."inputHash" = ${inputHash} LIMIT 1`;
  if (known) return known;
  const [brief] = await estimates.briefAnswers([{ crossings, inputHash }]);
  return brief ?? { answer: 'NOT_IDENTIFIED', criticalBatchSize: null };
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
