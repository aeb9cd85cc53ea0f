import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Cache } from '../../platform/context/cache.ts';
import type { EstimateHead } from './estimate.service.ts';
import { findEstimateHeads, findResults } from './estimate.service.ts';
import type { EstimateView } from './presentEstimate.ts';
import { presentFigures } from './presentEstimate.ts';

const mostCached = 1000;

/**
 * A cache of estimates as the API shows them, without their bootstrap draws. An estimate is never edited: which one is the newest is
 * read each time, what it says only once, while there is room for it.
 */
export class EstimateCache {
  readonly #cache = new Cache<ReturnType<typeof presentFigures>>(mostCached);

  /** What an estimate says, where that has been read already. */
  peek(head: EstimateHead): EstimateView | undefined {
    const figures = this.#cache.get(head.id);
    return figures && { ...figures, ...head };
  }

  /** The estimates with these ids. */
  async byIds(reader: Reader, ids: readonly string[]): Promise<EstimateView[]> {
    return this.ofHeads(reader, await findEstimateHeads(reader, ids));
  }

  /** What these estimates say. */
  async ofHeads(reader: Reader, heads: readonly EstimateHead[]): Promise<EstimateView[]> {
    const figures = await this.#cache.load(
      heads.map(({ id }) => id),
      async (missing) => {
        const results = await findResults(reader, missing);
        return results.map(({ id, codeVersion, result }) => [id, presentFigures(result, codeVersion)]);
      },
    );
    return heads.flatMap((head) => {
      const each = figures.get(head.id);
      return each ? [{ ...each, ...head }] : [];
    });
  }
}
