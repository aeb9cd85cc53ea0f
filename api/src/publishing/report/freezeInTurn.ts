import type { Preparation } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import type { AddReportVersionInput, CreateReportInput } from './report.input.ts';
import { teamToReport, writableReport } from './writableReport.ts';

/**
 * Each reads and checks up to 20,000 runs, with a connection of its own. There are two, so that one that waits for the lock of a sweep
 * does not hold up everybody.
 */
const freezings = new FairQueue({ atOnce: 2, mostWaiting: 32, mostEach: 3, mostSeconds: 30 });

/** Freezes when the caller and the team have their turn; RATE_LIMITED where they have too many waiting, or it does not come in time. */
export function freezeInTurn<Result>(
  { access, http }: Context,
  teamId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return freezings.run(payerOf(access, http.address, teamId), work);
}

/** A turn for a first version comes before its transaction: what waits holds no connection. */
export const createInTurn: Preparation<CreateReportInput, null> = (context, input, change) =>
  freezeInTurn(context, teamToReport(context, input.teamId), () => change(null));

/** As `createInTurn`, for a later version. */
export const addInTurn: Preparation<AddReportVersionInput, null> = async (context, input, change) => {
  const { teamId } = await writableReport(context, input.reportId);
  return freezeInTurn(context, teamId, () => change(null));
};
