import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Sweep } from '../sweep/sweep.type.ts';
import { isPaused, presentRateProbe } from './rateProbe.service.ts';
import { RateProbe } from './rateProbe.type.ts';

/** Whether a learning rate diverges, and where b* may lie, is asked before device hours are spent. */
@Resolver(() => Sweep)
export class RateProbeResolver {
  @FieldResolver(() => RateProbe, {
    nullable: true,
    description:
      'Probe before its first run. Null for sweeps of a policy comparison, for reported and imported sweeps, if createSweep set isProbed to false, and for line searches from before they were probed.',
  })
  rateProbe(@Root() sweep: SweepRecord): RateProbe | null {
    return presentRateProbe(sweep);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether no run is given out until somebody has chosen how to go on (continueSweep).',
  })
  isPaused(@Root() sweep: SweepRecord): boolean {
    return isPaused(sweep);
  }
}
