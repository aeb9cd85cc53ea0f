import { SweepEventKind } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(SweepEventKind, 'SweepEventKind', 'What happened in a sweep.', {
  RUN_CLAIMED: 'A worker took a run.',
  RUN_PROGRESSED: 'A run has new measurements; only the newest of a run is sent on where many wait.',
  RUN_ENDED: 'A run succeeded, failed or was canceled.',
  RUN_REQUEUED: 'A run waits for another worker.',
  ESTIMATE_CHANGED: 'There is a new estimate.',
  SWEEP_FINISHED: 'Every run has ended.',
  PLAN_DECIDED: 'The plan of an adaptive sweep has decided what to do next.',
  SWEEP_CHANGED: 'The sweep itself was changed, e.g. canceled.',
});

@Allow(teamHolding('read'))
@ObjectType({ description: 'One change of a sweep; run and estimate are read as they are now.' })
export class SweepEvent {
  @Field(() => Long, { description: 'Place in the sweep’s history: resume after it.' })
  sequence!: bigint;

  @Field(() => SweepEventKind, { description: 'What happened.' })
  kind!: SweepEventKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}
