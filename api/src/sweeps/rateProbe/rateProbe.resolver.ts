import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import type { Context } from '../../platform/context/context.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import { ReportRateProbeInput } from './rateProbe.input.ts';
import { isPaused, presentRateProbe, reportRateProbe } from './rateProbe.service.ts';
import { RateProbe, ReportRateProbePayload } from './rateProbe.type.ts';

/** Whether a learning rate diverges is asked before device hours are spent on it. */
@Resolver(() => Sweep)
export class RateProbeResolver {
  @Allow(holdersOf('worker'))
  @NotAudited('The sweep keeps what was found, and its events tell of it.')
  @Mutation(() => ReportRateProbePayload, {
    description:
      'Reports what the probe of a lease found. The sweep is paused if its learning rate diverges and a smaller one does not.',
  })
  reportRateProbe(
    @Arg('input', () => ReportRateProbeInput, { description: 'Run and trials.' }) input: ReportRateProbeInput,
    @Ctx() context: Context,
  ): Promise<ReportRateProbePayload> {
    return reportRateProbe(context, input);
  }

  @FieldResolver(() => RateProbe, {
    nullable: true,
    description:
      'Probe of its learning rate before the first run. Null for a line search, for sweeps of a policy comparison, for reported and imported sweeps, and if createSweep set isProbed to false.',
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
