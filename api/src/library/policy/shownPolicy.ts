import { Cache } from '../../platform/context/cache.ts';
import { Service } from '../../platform/context/service.ts';
import type { AnyPolicy } from './policy.type.ts';
import { presentPolicy } from './presentPolicy.ts';
import { type PolicyColumns, policyOf } from './storedOptimiser.ts';

const mostCached = 1000;

const cache = new Service(() => new Cache<AnyPolicy>(mostCached));

/** The policy of a sweep's columns, as the API shows it. */
export function shownPolicy(services: Parameters<typeof cache.of>[0], sweep: PolicyColumns): AnyPolicy {
  const { optimiser, optimiserSettings } = sweep;
  const key = JSON.stringify([optimiser, optimiserSettings]);
  return cache.of(services).of(key, () => presentPolicy(policyOf(sweep)));
}
