import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';

@InputType({ description: 'Which workers a list holds.' })
export class WorkerWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;
}

export enum WorkerOrderField {
  LAST_SEEN_AT = 'lastSeenAt',
  CREATED_AT = 'createdAt',
  NAME = 'name',
}
declareEnum(WorkerOrderField, 'WorkerOrderField', 'What a list of workers can be ordered by.', {
  LAST_SEEN_AT: 'When it was last heard of: whoever is heard of between two pages changes his place.',
  CREATED_AT: 'When it was first heard of.',
  NAME: 'Its name.',
});

@InputType({ description: 'How a list of workers is ordered.' })
export class WorkerOrder extends orderOf(WorkerOrderField) {}

@ArgsType()
export class WorkersArgs extends PageArgs {
  @Field(() => WorkerWhere, { nullable: true, description: 'Which workers; all if absent.' })
  where?: WorkerWhere | null;

  @Field(() => WorkerOrder, {
    nullable: true,
    description: 'The last heard of first if absent; to read several pages, order them by name.',
  })
  orderBy?: WorkerOrder | null;
}

@InputType({ description: 'Who a worker is.' })
export class RegisterWorkerInput {
  @Field(() => ID, { description: 'Team whose runs it trains.' })
  teamId!: string;

  @Field(() => String, { description: 'Name, unique in the team; the same name again is the same worker.' })
  name!: string;

  @Field(() => String, { description: 'Kind of device, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Training engine, e.g. onnx.' })
  engine!: string;

  @Field(() => Int, { description: 'Runs that it trains at once, 1 to 1024.' })
  slots!: number;

  @Field(() => [String], {
    nullable: true,
    description:
      'SHA-256 of the modules that it was started with, at most 50: it is given no run of another module. None if absent.',
  })
  offeredModels?: string[] | null;

  @Field(() => Json, { description: 'Versions, threads, processor: provenance of what it measures.' })
  details!: unknown;
}
