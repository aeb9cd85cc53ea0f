import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';

@InputType({ description: 'Filter for workers.' })
export class WorkerWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;
}

export enum WorkerOrderField {
  LAST_SEEN_AT = 'lastSeenAt',
  CREATED_AT = 'createdAt',
  NAME = 'name',
}
declareEnum(WorkerOrderField, 'WorkerOrderField', 'Fields that a list of workers can be ordered by.', {
  LAST_SEEN_AT: 'When it last sent a request. A worker’s position can change between two pages.',
  CREATED_AT: 'When it first registered.',
  NAME: 'Its name.',
});

@InputType({ description: 'How a list of workers is ordered.' })
export class WorkerOrder extends orderOf(WorkerOrderField) {}

@ArgsType()
export class WorkersArgs extends PageArgs {
  @Field(() => WorkerWhere, { nullable: true, description: 'Filter; all workers if absent.' })
  where?: WorkerWhere | null;

  @Field(() => WorkerOrder, {
    nullable: true,
    description:
      'Order; the worker that was last seen first if absent. To read several pages, order by NAME.',
  })
  orderBy?: WorkerOrder | null;
}

@InputType({ description: 'A worker.' })
export class RegisterWorkerInput {
  @Field(() => ID, { description: 'Team whose runs it trains.' })
  teamId!: string;

  @Field(() => String, { description: 'Name, unique in the team. The same name means the same worker.' })
  name!: string;

  @Field(() => String, { description: 'Kind of device, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Training engine, e.g. onnx.' })
  engine!: string;

  @Field(() => Int, { description: 'Number of runs that it trains at once, 1 to 1024.' })
  slots!: number;

  @Field(() => [String], {
    nullable: true,
    description:
      'SHA-256 of the modules that the worker was started with, at most 50; none if absent. It gets no run of any other module.',
  })
  offeredModels?: string[] | null;

  @Field(() => Json, {
    description:
      'Facts about the worker, e.g. versions, threads and processor. deviceName tells devices apart that have the same device and not the same memory.',
  })
  details!: unknown;
}
