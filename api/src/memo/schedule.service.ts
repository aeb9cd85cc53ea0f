import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { parseInput } from '../outcome/parseInput.ts';
import { userError } from '../outcome/userError.type.ts';
import type {
  CreateMemoScheduleInput,
  CreateMemoSchedulePayload,
  RemoveMemoScheduleInput,
  RemoveMemoSchedulePayload,
} from './memo.input.ts';
import { studyOf } from './memo.service.ts';
import { isAllowedWebhook } from './webhookHosts.ts';
import { nextDue } from './week.ts';

const scheduleSchema = z.object({
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  url: z.string().max(2048),
});

/** Sends a memo every week to an address on a host that the operator allows; for those who administer the team. */
export async function createMemoSchedule(
  context: Context,
  input: CreateMemoScheduleInput,
): Promise<CreateMemoSchedulePayload> {
  const { prisma, access, change, webhookHosts } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  const parsed = parseInput(scheduleSchema, input);
  if (parsed.userErrors) return { memoSchedule: null, secret: null, userErrors: parsed.userErrors };
  const studyId = await studyOf(context, teamId, input.studyId);
  if (studyId === undefined)
    return fault('NOT_FOUND', 'studyId', 'The team has no such study; choose another.');
  const { weekday, hour, url } = parsed.value;
  if (!isAllowedWebhook(url, webhookHosts)) {
    return fault(
      'INVALID_INPUT',
      'url',
      'Give an https address on a host that the operator allows (CRITBATCH_WEBHOOK_HOSTS).',
    );
  }
  const secret = randomBytes(32).toString('base64url');
  const { locale } = input;
  const nextDueAt = nextDue(weekday, hour, new Date());
  const data = { teamId, studyId, weekday, hour, locale, url, secret, nextDueAt };
  const memoSchedule = await prisma.memoSchedule.create({ data });
  // The path of such an address is often a secret of its own.
  change.describe({ after: { weekday, hour, locale, host: new URL(url).host } });
  return { memoSchedule, secret, userErrors: [] };
}

export async function removeMemoSchedule(
  { prisma, access, relations, change }: Context,
  input: RemoveMemoScheduleInput,
): Promise<RemoveMemoSchedulePayload> {
  const memoSchedule = await relations.memoSchedule.load(localId('MemoSchedule', input.memoScheduleId));
  if (!memoSchedule) throw notFound('MemoSchedule');
  requireTeam(access, memoSchedule.teamId, 'MemoSchedule', 'admin');
  await prisma.memoSchedule.deleteMany({ where: { id: memoSchedule.id } });
  const { weekday, hour, locale, url } = memoSchedule;
  change.describe({ before: { weekday, hour, locale, host: new URL(url).host } });
  return { memoSchedule, userErrors: [] };
}

function fault(
  code: 'NOT_FOUND' | 'INVALID_INPUT',
  field: string,
  message: string,
): CreateMemoSchedulePayload {
  return { memoSchedule: null, secret: null, userErrors: [userError(code, [field], message)] };
}
