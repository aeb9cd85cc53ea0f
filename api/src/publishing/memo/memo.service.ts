import type { Memo } from '@critbatch/prisma/generated/client';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, parseGlobalId } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { readableTeams } from '../../teams/team/readableTeams.ts';
import type { CreateMemoInput, CreateMemoPayload, MemosArgs } from './memo.input.ts';
import { storeMemo } from './storeMemo.ts';
import { weekOf } from './week.ts';

/** Memos of the caller's teams, the newest first unless asked otherwise. */
export function listMemos({ prisma, access, budget }: Context, args: MemosArgs): Promise<Page<Memo>> {
  const teamId = args.where?.teamId ?? args.teamId;
  const studyId = args.where?.studyId ?? args.studyId;
  const direction = args.orderBy ?? 'desc';
  return listOf({ prisma, budget }, 'memo', args, {
    where: {
      teamId: { in: readableTeams(access, teamId) },
      ...(studyId ? { studyId: localId('Study', studyId) } : {}),
    },
    order: byColumn('createdAt', direction),
  });
}

/** Makes the memo of a week of a team or study in which the caller may write. */
export async function createMemo(context: Context, input: CreateMemoInput): Promise<CreateMemoPayload> {
  const { prisma, access, change } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const study = await studyOf(context, teamId, input.studyId);
  if (study === undefined)
    return fault('studyId', 'The team has no such study; choose another.', 'NOT_FOUND');
  const now = new Date();
  const moment = input.date ?? now;
  if (moment > now) return fault('date', 'That week has not come yet.', 'INVALID_INPUT');
  const { memo, isNew } = await storeMemo(prisma, { teamId, studyId: study }, weekOf(moment, now));
  if (!isNew) change.nothing();
  return { memo, userErrors: [] };
}

/** Id of a study of the team; null where none is named, undefined where the team has none of that id. */
export async function studyOf(
  { prisma }: Context,
  teamId: string,
  globalStudyId: string | null | undefined,
): Promise<string | null | undefined> {
  if (!globalStudyId) return null;
  const parsed = parseGlobalId(globalStudyId);
  if (parsed?.noun !== 'Study') return undefined;
  return (await prisma.study.findFirst({ where: { id: parsed.id, teamId }, select: { id: true } }))?.id;
}

function fault(field: string, message: string, code: 'NOT_FOUND' | 'INVALID_INPUT'): CreateMemoPayload {
  return { memo: null, userErrors: [userError(code, [field], message)] };
}
