import type { Context } from '../../platform/context/context.ts';
import type { Page } from '../../platform/page/page.ts';
import { pageOf } from '../../platform/page/page.ts';
import type { PageArgs } from '../../platform/page/pageArgs.ts';
import { firstPosition, placeOrder } from '../../platform/page/placeOrder.ts';
import type { EvidenceRun } from './recompute.ts';

/** A page of the runs behind a submission, in the order of batch sizes and seeds. */
export function evidencePage(
  { budget }: Context,
  runs: readonly EvidenceRun[],
  args: PageArgs,
): Promise<Page<EvidenceRun & { position: number }>> {
  const start = firstPosition(args);
  return pageOf(args, budget, {
    order: placeOrder,
    read: async (take) =>
      runs.slice(start, start + take).map((run, index) => ({ ...run, position: start + index })),
    countAll: async () => runs.length,
  });
}
