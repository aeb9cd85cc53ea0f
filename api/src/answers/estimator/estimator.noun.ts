import type { Noun } from '../../platform/noun/noun.ts';
import { estimator } from './estimator.services.ts';

/** What follows the runs of a sweep by itself: estimates, decisions of plans, and the sweeps of tuned contenders. */
export const estimatorNoun: Noun = {
  followers: [
    {
      of: 'Sweep',
      changed: (services, sweepId) => {
        const running = estimator.of(services);
        void (sweepId === null ? running.catchUp() : running.look(sweepId));
      },
    },
  ],
  chores: [
    // A sweep whose next decision failed has no open run that would bring it up again.
    { everyMilliseconds: 5_000, run: (services) => estimator.of(services).catchUpPlans() },
    { everyMilliseconds: 30_000, run: (services) => estimator.of(services).settleLate() },
  ],
};
