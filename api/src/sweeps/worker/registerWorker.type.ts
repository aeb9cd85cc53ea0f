import type { Worker as WorkerRecord } from '@critbatch/prisma/generated/client';
import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { UserError } from '../../platform/input/userError.type.ts';
import { Worker } from './worker.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The worker, or what to mend.' })
export class RegisterWorkerPayload {
  @Field(() => Worker, { nullable: true, description: 'The worker; null if there is something to mend.' })
  worker!: WorkerRecord | null;

  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}
