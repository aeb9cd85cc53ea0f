import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Model } from '@critbatch/prisma/generated/client';
import { Cache } from '../../platform/context/cache.ts';
import { cached, rowById } from '../../platform/context/loader.ts';
import { Service } from '../../platform/context/service.ts';

const mostCached = 1000;

/** What is said of a version never changes but for its name, tags and archive; who changes them says so on the channel. */
export const modelCache = new Service(() => new Cache<Model>(mostCached));

export const modelById = rowById('Model');

/** For who holds on to the version: it is there as long as they are. */
export const modelOfSweep = cached(modelCache, ({ reader }, ids) => recordsBy(reader, 'Model', 'id', ids));
