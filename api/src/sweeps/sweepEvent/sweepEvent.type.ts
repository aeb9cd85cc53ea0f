import { SweepEventKind } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(SweepEventKind, 'SweepEventKind', 'Kind of a sweep’s event.', {
  RUN_CLAIMED: 'A worker took a run.',
  RUN_PROGRESSED:
    'A run has new measurements. Where several of these events of one run are waiting, only the newest is sent.',
  RUN_ENDED: 'A run succeeded, failed or was canceled.',
  RUN_REQUEUED: 'A run waits for another worker.',
  ESTIMATE_CHANGED: 'There is a new estimate.',
  SWEEP_FINISHED: 'Every run has ended.',
  ANSWER_SETTLED:
    'The answer of an ended sweep counts every run, or there is none in time: see answerStatus.',
  PLAN_DECIDED: 'The plan of an adaptive sweep made a decision.',
  SWEEP_CHANGED: 'The sweep itself was changed, e.g. canceled.',
});

@Allow(teamHolding('read'))
@ObjectType({ description: 'One change of a sweep. `run` and `sweep` show the present state.' })
export class SweepEvent {
  @Field(() => Long, { description: 'Position in the sweep’s history. Resume a subscription after it.' })
  sequence!: bigint;

  @Field(() => SweepEventKind, { description: 'Kind of event.' })
  kind!: SweepEventKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}
