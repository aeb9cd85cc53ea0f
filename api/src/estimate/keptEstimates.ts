import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { EstimateHead } from './estimate.service.ts';
import { findEstimateHeads, findNewestEstimateHeads, findShortResults } from './estimate.service.ts';
import type { EstimateView } from './presentEstimate.ts';
import { presentFigures } from './presentEstimate.ts';

type Figures = ReturnType<typeof presentFigures>;

const mostKept = 1000;

/**
 * Estimates as the API shows them, without their bootstrap draws. An estimate is never edited: which one is the newest is
 * read each time, what it says only once, while there is room for it.
 */
export class KeptEstimates {
  readonly #kept = new Map<string, Figures>();

  /** The newest estimate of each target that has one. */
  async newest(prisma: Transaction, targetIds: readonly string[]): Promise<EstimateView[]> {
    return this.#present(prisma, await findNewestEstimateHeads(prisma, targetIds));
  }

  /** The estimates with these ids. */
  async byIds(prisma: Transaction, ids: readonly string[]): Promise<EstimateView[]> {
    return this.#present(prisma, await findEstimateHeads(prisma, ids));
  }

  async #present(prisma: Transaction, heads: readonly EstimateHead[]): Promise<EstimateView[]> {
    // Held here as well: what this page needs must not be pushed out by what it reads.
    const figures = new Map<string, Figures>();
    for (const { id } of heads) {
      const kept = this.#kept.get(id);
      if (kept) figures.set(id, kept);
    }
    const missing = heads.filter(({ id }) => !figures.has(id));
    const results =
      missing.length > 0
        ? await findShortResults(
            prisma,
            missing.map(({ id }) => id),
          )
        : [];
    for (const { id, codeVersion, result } of results) figures.set(id, presentFigures(result, codeVersion));
    for (const [id, each] of figures) this.#keep(id, each);
    return heads.flatMap((head) => {
      const each = figures.get(head.id);
      return each ? [{ ...each, ...head }] : [];
    });
  }

  /** Anew at the end: a Map keeps the order of insertion, and the first one is what nobody has asked for longest. */
  #keep(id: string, figures: Figures): void {
    this.#kept.delete(id);
    this.#kept.set(id, figures);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
