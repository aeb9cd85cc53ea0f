import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { MoveDirection, RecheckVerdict } from './recheck.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Schedule by which the b* of a sweep is checked again.' })
export class RecheckSchedule {
  @Field(() => Int, { description: 'Weeks from one re-check to the next.' })
  everyWeeks!: number;

  @Field(() => Float, { description: 'Device seconds that each re-check may spend.' })
  deviceSecondsBudget!: number;

  @Field(() => DateTime, { description: 'When the next re-check starts.' })
  nextDueAt!: Date;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A re-check of a sweep, and what it found.' })
export class Recheck {
  @Field(() => RecheckVerdict, { nullable: true, description: 'What it found; null while it runs.' })
  verdict!: RecheckVerdict | null;

  @Field(() => MoveDirection, {
    nullable: true,
    description: 'Where b* has moved to; null unless the verdict is MOVED.',
  })
  direction!: MoveDirection | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'b* that it was compared with: that of the last re-check that had moved, or of the sweep.',
  })
  before!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description:
      'b* that it found; null if it found none, as where it can tell the direction of a move but not how far it went.',
  })
  now!: Interval | null;

  @Field(() => DateTime, { description: 'When it started.' })
  createdAt!: Date;
}

@InputType({ description: 'Schedule of re-checks of a sweep.' })
export class ScheduleRecheckInput {
  @Field(() => ID, { description: 'A finished sweep with a b*, trained by workers.' })
  sweepId!: string;

  @Field(() => Int, { description: 'Weeks from one re-check to the next; 1 to 52.' })
  everyWeeks!: number;

  @Field(() => Float, { description: 'Device seconds that each re-check may spend; above 0.' })
  deviceSecondsBudget!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the first re-check starts now, and not after the first interval.',
  })
  startsNow!: boolean;
}

@InputType({ description: 'Sweep whose re-checks end.' })
export class EndRechecksInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;
}

@PayloadType('The sweep, or the errors.')
export class RecheckedSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
