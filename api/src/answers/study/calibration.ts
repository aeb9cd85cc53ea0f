import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { calibrationOf } from '@critbatch/theory';
import type { Calibration } from './study.type.ts';

/** The record of all predictions of a team. */
export async function teamCalibration(prisma: PrismaClient, teamId: string): Promise<Calibration> {
  const predictions = await prisma.prediction.findMany({
    where: { teamId },
    select: { scores: { orderBy: { number: 'desc' }, take: 1 } },
  });
  const scores = predictions.flatMap(({ scores: [newest] }) => newest ?? []);
  const decided = scores.filter(({ verdict }) => verdict === 'INSIDE' || verdict === 'OUTSIDE');
  const deviations = decided.flatMap((score) => score.deviations ?? []);
  const logScores = decided.flatMap((score) => score.logScore ?? []);
  return {
    decided: decided.length,
    inside: decided.filter(({ verdict }) => verdict === 'INSIDE').length,
    open: predictions.length - scores.length,
    undecided: scores.filter(({ verdict }) => verdict === 'UNDECIDED').length,
    meanLogScore:
      logScores.length > 0 ? logScores.reduce((sum, score) => sum + score, 0) / logScores.length : null,
    points: calibrationOf(deviations),
  };
}
