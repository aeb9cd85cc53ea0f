import { AttemptEnd } from '@critbatch/prisma/generated/enums';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';

declareEnum(AttemptEnd, 'AttemptEnd', 'How an attempt ended.', {
  SUCCEEDED: 'The run ended with an outcome.',
  FAILED: 'The worker reported an error.',
  RELEASED: 'The worker gave the run back.',
  EXPIRED: 'The worker fell silent until its lease ran out.',
  CANCELED: 'The run was canceled.',
});

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: 'One worker’s time with a run, from claim to end.' })
export class Attempt extends Node {
  @Field(() => Int, { description: 'Number within the run, from 1.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Training engine, e.g. onnx.' })
  engine!: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of device, as its worker named it at the time.' })
  device!: string | null;

  @Field(() => Json, {
    nullable: true,
    description:
      'Facts that the worker reported: engine, device, graphHash, processor, threads, versions. Null if it reported none.',
  })
  provenance!: unknown;

  @Field(() => DateTime, { description: 'When the run was claimed.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the attempt ended; null while it goes on.' })
  endedAt!: Date | null;

  @Field(() => AttemptEnd, { nullable: true, description: 'How the attempt ended; null while it goes on.' })
  end!: AttemptEnd | null;
}
