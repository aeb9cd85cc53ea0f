import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'How fast a worker trains: over its newest attempts, at most ten, that recorded a step.',
})
export class WorkerThroughput {
  @Field(() => Float, {
    description:
      'Per-example gradients in a second of training steps, evaluations left out; whatever the models and batch sizes were.',
  })
  gradientsPerSecond!: number;

  @Field(() => Int, { description: 'Attempts behind it.' })
  attempts!: number;

  @Field(() => DateTime, { description: 'When the oldest of them began.' })
  since!: Date;
}

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'An agent that trains runs for a team.' })
export class Worker extends Node {
  @Field(() => String, {
    description: 'Name, unique in the team; a worker that comes back under it is the same.',
  })
  name!: string;

  @Field(() => String, { description: 'Kind of device, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Training engine, e.g. onnx.' })
  engine!: string;

  @Field(() => Int, { description: 'Runs that it trains at once.' })
  slots!: number;

  @Field(() => [String], {
    description: 'SHA-256 of the modules that it was started with: it is given no run of another module.',
  })
  offeredModels!: string[];

  @Field(() => Json, { description: 'Versions, threads, processor: provenance of what it measures.' })
  details!: unknown;

  @Field(() => DateTime, { description: 'When it last spoke.' })
  lastSeenAt!: Date;
}

export const WorkerConnection = connectionOf('Worker', () => Worker);
