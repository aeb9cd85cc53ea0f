import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'How fast a worker trains, over its newest attempts that recorded a step, at most ten.',
})
export class WorkerThroughput {
  @Field(() => Float, {
    description:
      'Per-example gradients per second of training steps, without evaluations, over all models and batch sizes.',
  })
  gradientsPerSecond!: number;

  @Field(() => Int, { description: 'Number of attempts that were used.' })
  attempts!: number;

  @Field(() => DateTime, { description: 'When the oldest of these attempts began.' })
  since!: Date;
}

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'A worker: a program that trains runs for a team.' })
export class Worker extends Node {
  @Field(() => String, {
    description: 'Name, unique in the team. The same name means the same worker.',
  })
  name!: string;

  @Field(() => String, { description: 'Kind of device, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Training engine, e.g. onnx.' })
  engine!: string;

  @Field(() => Int, { description: 'Number of runs that it trains at once.' })
  slots!: number;

  @Field(() => [String], {
    description:
      'SHA-256 of the modules that the worker was started with. It gets no run of any other module.',
  })
  offeredModels!: string[];

  @Field(() => Json, { description: 'Facts about the worker, e.g. versions, threads and processor.' })
  details!: unknown;
}

export const WorkerConnection = connectionOf('Worker', () => Worker);
