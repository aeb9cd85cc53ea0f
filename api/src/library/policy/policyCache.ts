import { Cache } from '../../platform/context/cache.ts';
import { Service } from '../../platform/context/service.ts';
import type { AnyPolicy } from './policy.type.ts';

const mostCached = 1000;

/** The policies of sweeps, as the API shows them. */
export const policyCache = new Service(() => new Cache<AnyPolicy>(mostCached));
