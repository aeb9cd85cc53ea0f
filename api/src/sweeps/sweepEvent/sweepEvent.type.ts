import { SweepEventKind } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

registerEnumType(SweepEventKind, {
  name: 'SweepEventKind',
  description: 'What happened in a sweep.',
  valuesConfig: {
    RUN_CLAIMED: { description: 'A worker took a run.' },
    RUN_PROGRESSED: {
      description: 'A run has new measurements; only the newest of a run is sent on where many wait.',
    },
    RUN_ENDED: { description: 'A run succeeded, failed or was canceled.' },
    RUN_REQUEUED: { description: 'A run waits for another worker.' },
    ESTIMATE_CHANGED: { description: 'There is a new estimate.' },
    SWEEP_FINISHED: { description: 'Every run has ended.' },
    PLAN_DECIDED: { description: 'The plan of an adaptive sweep has decided what to do next.' },
    SWEEP_CHANGED: { description: 'The sweep itself was changed, e.g. canceled.' },
  },
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
