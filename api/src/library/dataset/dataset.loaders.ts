import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Dataset } from '@critbatch/prisma/generated/client';
import { Cache } from '../../platform/context/cache.ts';
import { cached, rowById } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';

const mostCached = 1000;

/** What is said of a version never changes but for its name, tags and archive; who changes them says so on the channel. */
export const datasetCache = new Service(() => new Cache<Dataset>(mostCached));

export const datasetById = rowById('Dataset');

/** For who holds on to the version: it is there as long as they are. */
export const datasetOfSweep = cached(datasetCache, ({ reader }, ids) =>
  recordsBy(reader, 'Dataset', 'id', ids),
);
