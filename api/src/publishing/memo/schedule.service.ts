import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import type {
  ChooseMemoLettersInput,
  ChooseMemoLettersPayload,
  CreateMemoScheduleInput,
  CreateMemoSchedulePayload,
  RemoveMemoScheduleInput,
  RemoveMemoSchedulePayload,
} from './memo.input.ts';
import { memoScheduleById } from './memo.loaders.ts';
import { studyOf } from './memo.service.ts';
import { nextDue } from './week.ts';

const scheduleSchema = z.object({
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
});

/** Has a memo made every week; for those who administer the team. */
export async function createMemoSchedule(
  context: Context,
  input: CreateMemoScheduleInput,
): Promise<CreateMemoSchedulePayload> {
  const { prisma, access, change } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  const parsed = parseInput(scheduleSchema, input);
  if (parsed.userErrors) return { memoSchedule: null, userErrors: parsed.userErrors };
  const studyId = await studyOf(context, teamId, input.studyId);
  if (studyId === undefined) {
    const message = 'The team has no such study; choose another.';
    return { memoSchedule: null, userErrors: [userError('NOT_FOUND', ['studyId'], message)] };
  }
  const { weekday, hour } = parsed.value;
  const { locale } = input;
  const nextDueAt = nextDue(weekday, hour, new Date());
  const data = { teamId, studyId, weekday, hour, locale, nextDueAt };
  const memoSchedule = await prisma.memoSchedule.create({ data });
  change.describe({ after: { weekday, hour, locale } });
  return { memoSchedule, userErrors: [] };
}

/** Sends the caller the memos of a schedule, or sends them no more. */
export async function chooseMemoLetters(
  context: Context,
  input: ChooseMemoLettersInput,
): Promise<ChooseMemoLettersPayload> {
  const { prisma, access, change } = context;
  const memoSchedule = await memoScheduleById.load(context, localId('MemoSchedule', input.memoScheduleId));
  if (!memoSchedule) throw notFound('MemoSchedule');
  requireTeam(access, memoSchedule.teamId, 'MemoSchedule', 'read');
  if (access.kind !== 'user') throw new Error('The rule asks for a person.');
  const reader = { scheduleId: memoSchedule.id, userId: access.userId };
  if (input.byLetter) await prisma.memoReader.createMany({ data: reader, skipDuplicates: true });
  else await prisma.memoReader.deleteMany({ where: reader });
  change.describe({ after: { byLetter: input.byLetter } });
  return { memoSchedule, userErrors: [] };
}

export async function removeMemoSchedule(
  context: Context,
  input: RemoveMemoScheduleInput,
): Promise<RemoveMemoSchedulePayload> {
  const { prisma, access, change } = context;
  const memoSchedule = await memoScheduleById.load(context, localId('MemoSchedule', input.memoScheduleId));
  if (!memoSchedule) throw notFound('MemoSchedule');
  requireTeam(access, memoSchedule.teamId, 'MemoSchedule', 'admin');
  await prisma.memoSchedule.deleteMany({ where: { id: memoSchedule.id } });
  const { weekday, hour, locale } = memoSchedule;
  change.describe({ before: { weekday, hour, locale } });
  return { memoSchedule, userErrors: [] };
}
