import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Dataset } from '@critbatch/prisma/generated/client';
import { Cache } from '../../platform/context/cache.ts';
import { cached, rowById } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';

const mostCached = 1000;
const cache = new Service(() => new Cache<Dataset>(mostCached));

export const datasetById = rowById('Dataset');

/** For who holds on to the version: it is there as long as they are. */
export const datasetOfSweep = cached(cache, ({ reader }, ids) => recordsBy(reader, 'Dataset', 'id', ids));
