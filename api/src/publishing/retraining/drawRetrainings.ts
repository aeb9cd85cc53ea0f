import { randomInt } from 'node:crypto';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { drawSegments } from '@critbatch/theory';
import type { RecordedSegment } from './recordedSegments.ts';

/** Somebody has so many days to train a drawn segment again. */
const daysToTrain = 7;
const millisecondsPerDay = 86_400_000;

export type DrawnSubmission = { id: string; teamId: string; scored: readonly { runId: string }[] };

/**
 * Draws segments of a submission's runs to be trained again, by the generator that keys are made with: nobody can know before which.
 * Its logs and checkpoints are fixed by then, for its runs have ended; what the log says of each drawn segment is kept with it.
 * Returns how many were drawn: none where there are none.
 */
export async function drawRetrainings(
  transaction: Transaction,
  submission: DrawnSubmission,
  recorded: readonly RecordedSegment[],
): Promise<number> {
  const scoredRuns = new Set(submission.scored.map(({ runId }) => runId));
  const segments = recorded.map((segment) => ({ ...segment, isScored: scoredRuns.has(segment.runId) }));
  if (segments.length === 0) return 0;
  const drawn = drawSegments(segments, randomInt).flatMap((place) => segments[place] ?? []);
  const scored = (of: readonly { isScored: boolean }[]) => of.filter(({ isScored }) => isScored).length;
  const draw = await transaction.retrainingDraw.create({
    data: {
      submissionId: submission.id,
      scoredSegments: scored(segments),
      scoredDrawn: scored(drawn),
      otherSegments: segments.length - scored(segments),
      otherDrawn: drawn.length - scored(drawn),
    },
    select: { id: true },
  });
  const expiresAt = new Date(Date.now() + daysToTrain * millisecondsPerDay);
  await transaction.retraining.createMany({
    data: drawn.map(({ batchSize: _, logged, provenance, seconds: loggedSeconds, ...segment }) => ({
      ...segment,
      drawId: draw.id,
      teamId: submission.teamId,
      logged: logged as Prisma.InputJsonObject,
      provenance: provenance as Prisma.InputJsonObject,
      loggedSeconds,
      expiresAt,
    })),
  });
  return drawn.length;
}
