import type { Study } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { itemWhere, namedOrder } from '../../teams/team/namedList.ts';
import type {
  CreateStudyInput,
  SetStartsNextStageInput,
  SetStudyLimitsInput,
  StudiesArgs,
  StudyPayload,
} from './study.input.ts';
import { studyById } from './study.loaders.ts';

const limits = {
  maxHours: z.number().positive().nullish(),
  maxCost: z.number().positive().nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Give the three capital letters of ISO 4217, such as EUR')
    .nullish(),
};
const hasCurrency = ({ maxCost, currency }: { maxCost?: unknown; currency?: unknown }) =>
  !maxCost || Boolean(currency);
const needsCurrency = { path: ['currency'], message: 'Say in which currency maxCost is' };
const createStudySchema = z.object({ name: nameSchema, ...limits }).refine(hasCurrency, needsCurrency);
const limitsSchema = z.object(limits).refine(hasCurrency, needsCurrency);

/** Studies of the caller's teams, the newest first unless asked otherwise. */
export function listStudies({ prisma, access, budget }: Context, args: StudiesArgs): Promise<Page<Study>> {
  const { where, orderBy } = args;
  return listOf({ prisma, budget }, 'study', args, {
    where: itemWhere(access, { ...where, teamId: where?.teamId ?? args.teamId ?? null }),
    order: namedOrder(orderBy),
  });
}

export async function createStudy(
  { prisma, access }: Context,
  input: CreateStudyInput,
): Promise<StudyPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const parsed = parseInput(createStudySchema, input);
  if (parsed.userErrors) return { study: null, userErrors: parsed.userErrors };
  const createdById = access.kind === 'user' ? access.userId : null;
  const study = await prisma.study.create({
    data: { teamId, createdById, name: parsed.value.name, ...limitsOf(parsed.value) },
  });
  return { study, userErrors: [] };
}

/** Money decides here: the limits of a study are set by those who administer the team. */
export async function setStudyLimits(context: Context, input: SetStudyLimitsInput): Promise<StudyPayload> {
  const { prisma, access, change } = context;
  const known = await studyById.load(context, localId('Study', input.studyId));
  if (!known) throw notFound('Study');
  requireTeam(access, known.teamId, 'Study', 'admin');
  const parsed = parseInput(limitsSchema, input);
  if (parsed.userErrors) return { study: null, userErrors: parsed.userErrors };
  change.describe({ before: limitsOf(known) });
  const study = await prisma.study.update({ where: { id: known.id }, data: limitsOf(parsed.value) });
  return { study, userErrors: [] };
}

/** What starts by itself spends money: those who administer the team allow it. */
export async function setStartsNextStage(
  context: Context,
  { studyId, startsNextStage }: SetStartsNextStageInput,
): Promise<StudyPayload> {
  const { prisma, access, change } = context;
  const known = await studyById.load(context, localId('Study', studyId));
  if (!known) throw notFound('Study');
  requireTeam(access, known.teamId, 'Study', 'admin');
  if (known.startsNextStage === startsNextStage) change.nothing();
  change.describe({ before: { startsNextStage: known.startsNextStage }, after: { startsNextStage } });
  const study = await prisma.study.update({ where: { id: known.id }, data: { startsNextStage } });
  return { study, userErrors: [] };
}

type Limits = {
  maxHours?: number | null | undefined;
  maxCost?: number | null | undefined;
  currency?: string | null | undefined;
};

function limitsOf({ maxHours, maxCost, currency }: Limits) {
  return { maxHours: maxHours ?? null, maxCost: maxCost ?? null, currency: currency ?? null };
}
