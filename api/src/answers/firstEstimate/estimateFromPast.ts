import type { FirstEstimate } from '@critbatch/theory';
import { estimateFromSweeps } from '@critbatch/theory';
import { z } from 'zod';
import { policySchema } from '../../library/policy/policySchema.ts';
import { storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { localId } from '../../platform/node/globalId.ts';
import { findEarlierSweeps } from './findEarlierResults.ts';
import type { PastSweepsEstimateInput } from './pastSweeps.input.ts';

const plannedSchema = z.object({ policy: policySchema });

/** What the team's earlier sweeps say of the b* of one that is being considered; null where none of its data set has one. */
export async function estimateFromPast(
  { prisma, access }: Context,
  input: PastSweepsEstimateInput,
): Promise<FirstEstimate | null> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'read');
  const { policy } = parseArguments(plannedSchema, input);
  const modelId = localId('Model', input.modelId);
  const datasetId = localId('Dataset', input.datasetId);
  const planned = { teamId, modelId, datasetId, ...storedOptimiser(policy) };
  return estimateFromSweeps(await findEarlierSweeps(prisma, planned));
}
