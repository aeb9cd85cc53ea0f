import type { ClaimedRun } from '@critbatch/prisma/queue/claimRun';
import { claimRun as claimQueuedRun } from '@critbatch/prisma/queue/claimRun';
import { completeRun as completeHeldRun } from '@critbatch/prisma/queue/completeRun';
import { extendLease } from '@critbatch/prisma/queue/extendLease';
import { failRun as failHeldRun } from '@critbatch/prisma/queue/failRun';
import { isNothingLeft, isNothingQueued } from '@critbatch/prisma/queue/isNothingLeft';
import { recordCheckpoint as recordHeldCheckpoint } from '@critbatch/prisma/queue/recordCheckpoint';
import { recordMeasurements } from '@critbatch/prisma/queue/recordMeasurements';
import { recordTrailPoint as recordHeldPoint } from '@critbatch/prisma/queue/recordTrailPoint';
import { releaseRun as releaseHeldRun } from '@critbatch/prisma/queue/releaseRun';
import { type ErrorCode, errorCodes } from '@critbatch/theory';
import { tokenOf } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { keySchema } from '../../platform/idempotency/claimKey.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { checkpointStore } from '../checkpoint/checkpointStore.ts';
import { probeOfLease } from '../rateProbe/rateProbe.service.ts';
import { runById } from '../run/run.loaders.ts';
import { trainingSpecOf } from '../sweep/trainingSpec.ts';
import { endCheck } from './endCheck.ts';
import { holderOf, workerTeam } from './holder.ts';
import { hopelessCheck } from './hopelessCheck.ts';
import type {
  ClaimRunInput,
  CompleteRunInput,
  FailRunInput,
  HeartbeatInput,
  RecordCheckpointInput,
  RecordTrailPointInput,
  ReleaseRunInput,
  ReportMeasurementsInput,
} from './lease.input.ts';
import {
  completeRunSchema,
  failRunSchema,
  recordCheckpointSchema,
  recordTrailPointSchema,
  reportMeasurementsSchema,
} from './lease.schema.ts';
import type {
  ClaimRunPayload,
  CompleteRunPayload,
  FailRunPayload,
  HeartbeatPayload,
  Lease,
  RecordCheckpointPayload,
  RecordTrailPointPayload,
  ReleaseRunPayload,
  ReportMeasurementsPayload,
} from './lease.type.ts';
import { implausible, isRefusal, refusal, sequenceGap } from './refusal.ts';
import { reportFault } from './reportFault.ts';

/** 20 s of the usual 30. */
const secondTryOfLease = 2 / 3;

export async function claimRun(context: Context, input: ClaimRunInput): Promise<ClaimRunPayload> {
  const { prisma, access, leaseSeconds } = context;
  const teamId = workerTeam(access);
  const workerId = localId('Worker', input.workerId);
  const sweepId = input.sweepId ? localId('Sweep', input.sweepId) : null;
  const key = parseInput(keySchema, input.idempotencyKey, ['idempotencyKey']);
  if (key.userErrors) return { lease: null, userErrors: key.userErrors };
  const claim = { teamId, workerId, sweepId };
  const { probesRates = false } = input;
  const outcome = await claimQueuedRun(prisma, {
    ...claim,
    probesRates,
    tokenId: tokenOf(access),
    claimKey: key.value ?? null,
    leaseSeconds,
  });
  if (outcome.status === 'WORKER_NOT_FOUND') {
    const message = 'There is no such worker; register it first.';
    return { lease: null, userErrors: [userError('NOT_FOUND', ['workerId'], message)] };
  }
  if (outcome.status === 'SWEEP_NOT_FOUND') {
    const message = 'The team of this token has no such sweep.';
    return { lease: null, userErrors: [userError('NOT_FOUND', ['sweepId'], message)] };
  }
  if (outcome.status === 'NOTHING_QUEUED') return { lease: null, claim, userErrors: [] };
  const { run, leaseExpiresAt: expiresAt } = outcome;
  const rateProbe = probesRates ? probeOfLease(run.sweep) : null;
  return { lease: { ...presentLease(run, { expiresAt, leaseSeconds }), rateProbe }, userErrors: [] };
}

/** False where a run was given, or the claim was refused. */
export async function nothingIsLeft({ prisma }: Context, { claim }: ClaimRunPayload): Promise<boolean> {
  return claim !== undefined && isNothingLeft(prisma, claim);
}

/** False where a run was given, or the claim was refused. */
export async function nothingIsQueued({ prisma }: Context, { claim }: ClaimRunPayload): Promise<boolean> {
  return claim !== undefined && isNothingQueued(prisma, claim);
}

function presentLease(
  run: ClaimedRun,
  term: Pick<Lease, 'expiresAt' | 'leaseSeconds'>,
): Omit<Lease, 'rateProbe'> {
  const { sweep, checkpoint, trail } = run;
  return {
    run,
    fencingToken: run.fencingToken,
    ...term,
    attempt: run.fencingToken,
    modelSpec: sweep.model.spec,
    datasetSpec: sweep.dataset.spec,
    trainingSpec: trainingSpecOf(sweep, sweep.targets, run.maxExamples),
    checkpoint: checkpoint && {
      sha256: checkpoint.sha256,
      step: checkpoint.step,
      byteLength: checkpoint.checkpoint.byteLength,
    },
    leavesTrail: sweep.leavesTrail,
    trailSteps: trail.map(({ step }) => step),
  };
}

export async function heartbeat(
  { prisma, access, leaseSeconds }: Context,
  input: HeartbeatInput,
): Promise<HeartbeatPayload> {
  const outcome = await extendLease(prisma, { ...holderOf(access, input), leaseSeconds });
  if (outcome.status !== 'EXTENDED') {
    return { expiresAt: null, cancelRequested: false, userErrors: [refusal(outcome)] };
  }
  return { expiresAt: outcome.leaseExpiresAt, cancelRequested: outcome.cancelRequested, userErrors: [] };
}

export async function reportMeasurements(
  { prisma, access, leaseSeconds, clockSlackSeconds }: Context,
  input: ReportMeasurementsInput,
): Promise<ReportMeasurementsPayload> {
  const refused = { acceptedSequence: null, cancelRequested: false };
  const parsed = parseInput(reportMeasurementsSchema, input);
  if (parsed.userErrors) return { ...refused, userErrors: parsed.userErrors };
  const outcome = await recordMeasurements(prisma, {
    ...holderOf(access, input),
    ...parsed.value,
    check: (run, transaction) => reportFault(transaction, run, parsed.value, clockSlackSeconds),
    isHopeless: hopelessCheck(parsed.value.measurements.at(-1)?.step ?? null),
    leaseSeconds,
  });
  if (outcome.status === 'IMPLAUSIBLE') return { ...refused, userErrors: [implausible(outcome.fault)] };
  if (outcome.status === 'SEQUENCE_GAP') {
    return { ...refused, userErrors: [sequenceGap('sequence', outcome.acceptedSequence)] };
  }
  if (outcome.status !== 'RECORDED' && outcome.status !== 'DUPLICATE') {
    return { ...refused, userErrors: [refusal(outcome)] };
  }
  const { acceptedSequence, cancelRequested } = outcome;
  return { acceptedSequence, cancelRequested, userErrors: [] };
}

export async function recordCheckpoint(
  context: Context,
  input: RecordCheckpointInput,
): Promise<RecordCheckpointPayload> {
  const { prisma, access, leaseSeconds } = context;
  const parsed = parseInput(recordCheckpointSchema, input);
  if (parsed.userErrors) return { step: null, userErrors: parsed.userErrors };
  const holder = holderOf(access, input);
  return checkpointStore.of(context).replacing(holder, async () => {
    const outcome = await recordHeldCheckpoint(prisma, { ...holder, ...parsed.value, leaseSeconds });
    if (outcome.status === 'CHECKPOINT_NOT_FOUND') {
      const message = 'The bytes are not here; send them with PUT /checkpoints/<sha256> first.';
      return { step: null, userErrors: [userError('NOT_FOUND', ['sha256'], message)] };
    }
    if (outcome.status === 'SEQUENCE_GAP')
      return { step: null, userErrors: [sequenceGap('lastSequence', outcome.acceptedSequence)] };
    if (outcome.status !== 'RECORDED') return { step: null, userErrors: [refusal(outcome)] };
    return { step: parsed.value.step, userErrors: [] };
  });
}

/** Another run of the team may lose no checkpoint for it: it is refused where the team's trails have no room left. */
export async function recordTrailPoint(
  { prisma, access, leaseSeconds }: Context,
  input: RecordTrailPointInput,
): Promise<RecordTrailPointPayload> {
  const parsed = parseInput(recordTrailPointSchema, input);
  if (parsed.userErrors) return { steps: null, userErrors: parsed.userErrors };
  const refused = (code: ErrorCode, message: string) => ({
    steps: null,
    userErrors: [userError(code, ['sha256'], message)],
  });
  const outcome = await recordHeldPoint(prisma, {
    ...holderOf(access, input),
    ...parsed.value,
    leaseSeconds,
  });
  switch (outcome.status) {
    case 'RECORDED':
      return { steps: outcome.steps, userErrors: [] };
    case 'CHECKPOINT_NOT_FOUND':
      return refused('NOT_FOUND', 'The bytes are not here; send them with PUT /checkpoints/<sha256> first.');
    case 'NO_TRAIL':
      return refused('CONFLICT', 'Runs of this sweep leave no trail; train on without one.');
    case 'NO_ROOM':
      return refused('QUOTA_EXCEEDED', 'The quota of the team’s trails is used up; train on without one.');
    default:
      return { steps: null, userErrors: [refusal(outcome)] };
  }
}

export async function completeRun(context: Context, input: CompleteRunInput): Promise<CompleteRunPayload> {
  const { prisma, access } = context;
  const parsed = parseInput(completeRunSchema, input);
  if (parsed.userErrors) return { run: null, userErrors: parsed.userErrors };
  const holder = holderOf(access, input);
  return checkpointStore.of(context).replacing(holder, async () => {
    const check = endCheck(parsed.value);
    const outcome = await completeHeldRun(prisma, { ...holder, ...parsed.value, check });
    if (outcome.status === 'IMPLAUSIBLE') return { run: null, userErrors: [implausible(outcome.fault)] };
    if (outcome.status === 'SEQUENCE_GAP') {
      return { run: null, userErrors: [sequenceGap('lastSequence', outcome.acceptedSequence)] };
    }
    if (outcome.status !== 'COMPLETED') return { run: null, userErrors: [refusal(outcome)] };
    return { run: await runById.load(context, holder.runId), userErrors: [] };
  });
}

export async function failRun(context: Context, input: FailRunInput): Promise<FailRunPayload> {
  const { prisma, access, leaseSeconds } = context;
  const parsed = parseInput(failRunSchema, input);
  if (parsed.userErrors) return { run: null, userErrors: parsed.userErrors };
  const holder = holderOf(access, input);
  const { code } = parsed.value;
  const { retryable } = errorCodes[code];
  const outcome = await failHeldRun(prisma, {
    ...holder,
    ...parsed.value,
    retryable,
    isTooLarge: code === 'OUT_OF_MEMORY',
    // A program beside it that took the memory for a moment is given that moment.
    secondTrySeconds: secondTryOfLease * leaseSeconds,
  });
  if (isRefusal(outcome)) return { run: null, userErrors: [refusal(outcome)] };
  return { run: await runById.load(context, holder.runId), userErrors: [] };
}

export async function releaseRun(context: Context, input: ReleaseRunInput): Promise<ReleaseRunPayload> {
  const { prisma, access } = context;
  const holder = holderOf(access, input);
  const outcome = await releaseHeldRun(prisma, holder);
  if (isRefusal(outcome)) return { run: null, userErrors: [refusal(outcome)] };
  return { run: await runById.load(context, holder.runId), userErrors: [] };
}
