import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Sweep, Target } from '@critbatch/prisma/generated/client';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import type { Target as TheoryTarget } from '@critbatch/theory';
import { crossingsFor, implies } from '@critbatch/theory';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { sweepById } from '../sweep/sweep.loaders.ts';
import { mostTargets } from '../sweep/sweepSize.ts';
import { theoryTarget } from '../sweep/trainingSpec.ts';
import { refusalOf } from './refusal.ts';
import { findEndedRuns, readRunLogs } from './runLogs.ts';
import type { AddTargetInput, AddTargetPayload } from './target.input.ts';
import { reachableTargetSchema } from './target.schema.ts';

/** Keeps a target with a sweep of a team in which the caller may write; crossings and estimate follow by themselves. */
export async function addTarget(context: Context, input: AddTargetInput): Promise<AddTargetPayload> {
  const { prisma, access } = context;
  const sweepId = localId('Sweep', input.sweepId);
  const known = await sweepById.load(context, sweepId);
  if (!known) throw notFound('Sweep');
  requireTeam(access, known.teamId, 'Sweep', 'write');
  const parsed = parseInput(reachableTargetSchema, theoryTarget(input));
  if (parsed.userErrors) return { target: null, userErrors: parsed.userErrors };
  // Nobody may queue a run again, or add another target, between what is checked here and what is written.
  await lockRow(prisma, 'Sweep', sweepId, 'whole');
  const sweep = await prisma.sweep.findUniqueOrThrow({
    where: { id: sweepId },
    include: { targets: { orderBy: { position: 'asc' } } },
  });
  const fault = await faultOf(context, sweep, parsed.value);
  if (fault) return { target: null, userErrors: [fault] };
  const target = await prisma.target.create({
    data: {
      sweepId,
      position: (sweep.targets.at(-1)?.position ?? -1) + 1,
      metric: input.metric,
      threshold: input.threshold,
    },
  });
  await appendSweepEvents(prisma, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
  const unestimated = { estimateId: null, estimatedAt: null };
  return { target: { ...target, teamId: sweep.teamId, ...unestimated }, userErrors: [] };
}

async function faultOf(
  { prisma }: Context,
  { id, status, targets, budgetMetric }: Sweep & { targets: Target[] },
  target: TheoryTarget,
): Promise<UserError | null> {
  if (budgetMetric) {
    const message = 'The sweep was started for a budget and keeps no targets; ask estimateFor of it.';
    return userError('SWEEP_FOR_BUDGET', ['sweepId'], message);
  }
  const stored = targets.map(theoryTarget);
  if (stored.some((each) => each.metric === target.metric && each.threshold === target.threshold)) {
    return userError('CONFLICT', ['threshold'], 'The sweep has this target already.');
  }
  if (targets.length >= mostTargets) {
    return userError('CONFLICT', ['sweepId'], `A sweep keeps at most ${mostTargets} targets.`);
  }
  // Every run, ended or not, meets it on its way to the tighter one.
  if (stored.some((each) => implies(each, target))) return null;
  if (status === 'RUNNING') {
    return userError(
      'CONFLICT',
      ['sweepId'],
      'Runs are being trained for the targets that the sweep has. Wait for its end, or ask for a looser target of the same metric.',
    );
  }
  const found = crossingsFor(await readRunLogs(prisma, await findEndedRuns(prisma, id), target.metric), {
    ...target,
    smoothing: null,
  });
  if (found.status === 'ANSWERABLE') return null;
  const { code, message } = refusalOf(found);
  return userError(code, ['threshold'], message);
}
