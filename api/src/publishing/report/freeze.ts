import type { StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import type { ReportSnapshot } from '@critbatch/theory';
import { z } from 'zod';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import type { Parsed } from '../../platform/input/parseInput.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { frozenStudy } from './frozenStudy.ts';
import { frozenSweep } from './frozenSweep.ts';
import type { ReportContentInput } from './report.input.ts';

const mostSweeps = 20;
const mostStudies = 10;
const mostRuns = 20_000;
const mostCharacters = 50_000;

const contentSchema = z.object({
  title: nameSchema,
  text: z.string().max(mostCharacters),
  sweepIds: z.array(z.string()).max(mostSweeps).refine(areDifferent, 'Name every sweep once'),
  studyIds: z.array(z.string()).max(mostStudies).refine(areDifferent, 'Name every study once').nullish(),
});

function areDifferent(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/**
 * What a report would freeze now, in the name of the caller. The sweeps are locked for as long as the caller's
 * transaction takes: every change of a sweep takes that lock first, so that runs and estimates are of one moment.
 */
export async function freeze(
  context: Context,
  teamId: string,
  input: ReportContentInput,
): Promise<Parsed<ReportSnapshot>> {
  const parsed = parseInput(contentSchema, input, ['content']);
  if (parsed.userErrors) return parsed;
  const { title, text, sweepIds, studyIds } = parsed.value;
  const sweeps = localIds('Sweep', sweepIds);
  const studies = localIds('Study', studyIds ?? []);
  const { prisma, access } = context;
  const locked = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Sweep" WHERE id = ANY(${sweeps}::uuid[]) AND "teamId" = ${teamId}::uuid ORDER BY id FOR SHARE`;
  const owned = await prisma.study.findMany({ where: { id: { in: studies }, teamId } });
  const lacking = [
    ...missing(sweeps, locked, 'sweepIds', 'The team has no such sweep; choose another.'),
    ...missing(studies, owned, 'studyIds', 'The team has no such study; choose another.'),
  ];
  if (lacking.length > 0) return { value: null, userErrors: lacking };
  const runs = await prisma.run.count({ where: { sweepId: { in: sweeps } } });
  if (runs > mostRuns) {
    const message = `These sweeps have ${runs} runs, and a report holds ${mostRuns}; leave some out.`;
    return { value: null, userErrors: [userError('INVALID_INPUT', ['content', 'sweepIds'], message)] };
  }
  const stages = await prisma.studyStage.findMany({ where: { studyId: { in: studies }, teamId } });
  const records = await prisma.sweep.findMany({ where: { id: { in: sweeps } } });
  const [team, author] = await Promise.all([
    teamById.load(context, teamId),
    access.kind === 'user' ? userById.load(context, access.userId) : null,
  ]);
  const snapshot: ReportSnapshot = {
    schemaVersion: 1,
    frozenAt: new Date().toISOString(),
    team: team?.name ?? null,
    author: author?.name ?? null,
    title,
    text,
    sweeps: await inTurn(inOrder(sweeps, records), (sweep, index) =>
      frozenSweep(context, sweep, { letter: letterOf(index), studyId: onlyStudyOf(sweep, stages) }),
    ),
    studies: await inTurn(inOrder(studies, owned), (study) => frozenStudy(context, study)),
  };
  return { value: snapshot, userErrors: null };
}

function localIds(noun: string, ids: readonly string[]): string[] {
  // What is no id of that noun is no id of the team's either: it is found missing.
  return ids.map((id) => {
    const parsed = parseGlobalId(id);
    return parsed?.noun === noun ? parsed.id : nobody;
  });
}

const nobody = '00000000-0000-0000-0000-000000000000';

function missing(
  wanted: readonly string[],
  found: readonly { id: string }[],
  field: string,
  message: string,
) {
  const known = new Set(found.map(({ id }) => id));
  return wanted.flatMap((id, index) =>
    known.has(id) ? [] : [userError('NOT_FOUND', ['content', field, index], message)],
  );
}

/** One after the other: a transaction has one connection. */
async function inTurn<Row, Result>(
  rows: readonly Row[],
  read: (row: Row, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, row] of rows.entries()) results.push(await read(row, index));
  return results;
}

/** Rows in the order in which they were named. */
function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** The study of a report that a sweep is a stage of: what it cost is told as there. Null for none, and for several. */
function onlyStudyOf({ id }: Sweep, stages: readonly StudyStage[]): string | null {
  const studies = new Set(stages.flatMap(({ sweepId, studyId }) => (sweepId === id ? [studyId] : [])));
  const [only = null] = studies;
  return studies.size === 1 ? only : null;
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
