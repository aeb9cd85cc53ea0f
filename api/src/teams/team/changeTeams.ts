import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { accessOfUser } from '../../platform/auth/authenticate.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { recordsOfNewTeam } from './recordsOfNewTeam.ts';
import type {
  CreateTeamInput,
  RenameTeamInput,
  SetHourlyRateInput,
  SetRunsPerMonthInput,
  TeamPayload,
} from './team.input.ts';

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use a-z, 0-9 and single hyphens between them')
  .max(60);

const runsPerMonthSchema = z.int().min(1).max(1_000_000).nullish();
const hourlyRateSchema = z
  .object({
    hourlyRate: z.number().positive().max(1e9).nullish(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Give the three capital letters of ISO 4217, such as EUR')
      .nullish(),
  })
  .refine(({ hourlyRate, currency }) => !hourlyRate || Boolean(currency), {
    path: ['currency'],
    message: 'Say in which currency the rate is',
  });

/** A team with the models and data sets that every team starts with; its maker owns it. */
export async function createTeam(context: Context, input: CreateTeamInput): Promise<TeamPayload> {
  const { prisma, access } = context;
  const name = parseInput(nameSchema, input.name, ['name']);
  const slug = parseInput(slugSchema.nullish(), input.slug, ['slug']);
  if (name.userErrors || slug.userErrors || access.kind !== 'user') {
    return { team: null, userErrors: [...(name.userErrors ?? []), ...(slug.userErrors ?? [])] };
  }
  if (slug.value && (await prisma.team.findUnique({ where: { slug: slug.value } }))) {
    const message = 'Another team has this short name; choose another.';
    return { team: null, userErrors: [userError('CONFLICT', ['slug'], message)] };
  }
  const team = await prisma.team.create({
    data: {
      name: name.value,
      slug: slug.value ?? (await freeSlug(context, name.value)),
      createdById: access.userId,
      memberships: { create: { role: 'OWNER', userId: access.userId } },
      ...recordsOfNewTeam.of(context),
    },
  });
  context.access = await accessOfUser(prisma, access.userId, access.sessionId);
  return { team: { ...team, teamId: team.id }, userErrors: [] };
}

/** The name in a form fit for addresses, with a number behind it where that is taken. */
async function freeSlug({ prisma }: Context, name: string): Promise<string> {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const stem = letters.slice(0, 50).replace(/-+$/, '') || 'team';
  const taken = await prisma.team.findMany({ where: { slug: { startsWith: stem } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? stem : `${stem}-${number}`;
    if (!slugs.has(slug)) return slug;
  }
}

/** Gives a team another name; its short name stays, so that addresses do. */
export async function renameTeam(context: Context, input: RenameTeamInput): Promise<TeamPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'admin');
  const { value: name, userErrors } = parseInput(nameSchema, input.name, ['name']);
  return userErrors ? { team: null, userErrors } : changeTeam(context, teamId, { name });
}

/** States how many training runs a team has in a month. */
export async function setRunsPerMonth(context: Context, input: SetRunsPerMonthInput): Promise<TeamPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'write');
  const { value, userErrors } = parseInput(runsPerMonthSchema, input.runsPerMonth, ['runsPerMonth']);
  return userErrors
    ? { team: null, userErrors }
    : changeTeam(context, teamId, { runsPerMonth: value ?? null });
}

/** States what an hour of a person's work costs a team. */
export async function setHourlyRate(context: Context, input: SetHourlyRateInput): Promise<TeamPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'admin');
  const { value, userErrors } = parseInput(hourlyRateSchema, input);
  if (userErrors) return { team: null, userErrors };
  const hourlyRate = value.hourlyRate ?? null;
  const hourlyRateCurrency = hourlyRate === null ? null : (value.currency ?? null);
  return changeTeam(context, teamId, { hourlyRate, hourlyRateCurrency });
}

type TeamChange =
  | { name: string }
  | { runsPerMonth: number | null }
  | { hourlyRate: number | null; hourlyRateCurrency: string | null };

async function changeTeam(
  { prisma, change }: Context,
  teamId: string,
  after: TeamChange,
): Promise<TeamPayload> {
  const known = await prisma.team.findUniqueOrThrow({ where: { id: teamId } });
  const parts = Object.keys(after) as (keyof typeof known)[];
  const before = Object.fromEntries(parts.map((part) => [part, known[part]]));
  if (isDeepStrictEqual(before, after)) change.nothing();
  change.describe({ before, after });
  const team = await prisma.team.update({ where: { id: teamId }, data: after });
  return { team: { ...team, teamId }, userErrors: [] };
}
