import { idOf, Loader, single } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';
import { findDraws, newestHead } from './estimate.service.ts';
import { EstimateCache } from './estimateCache.ts';
import type { EstimateView } from './presentEstimate.ts';

const cache = new Service(() => new EstimateCache());

export const estimateById = single((context, ids) => cache.of(context).byIds(context.reader, ids), idOf);

/** The newest estimate of each target, null where it has none yet. */
export const newestEstimateOfTarget = new Loader<TargetRecord, EstimateView | null>(
  async (context, targets) => {
    const heads = targets.map(newestHead).filter((head) => head !== null);
    const views = await cache.of(context).ofHeads(context.reader, heads);
    const ofTarget = new Map(views.map((view) => [view.targetId, view]));
    return targets.map(({ id }) => ofTarget.get(id) ?? null);
  },
  {
    idOf,
    peek: (context, target) => {
      const head = newestHead(target);
      return head && cache.of(context).peek(head);
    },
  },
);

export const drawsOfEstimate = single(({ reader }, ids) => findDraws(reader, ids), idOf);
