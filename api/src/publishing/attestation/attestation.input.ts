import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { UserError } from '../../platform/input/userError.type.ts';
import { Attestation } from './attestation.type.ts';
import type { AttestationRecord } from './findAttestations.ts';

@InputType({ description: 'A worker token to vouch for.' })
export class AttestTokenInput extends ResendableInput {
  @Field(() => ID, { description: 'The benchmark on whose boards it counts.' })
  benchmarkId!: string;

  @Field(() => ID, { description: 'A token of scope worker, as an admin of its team names it.' })
  apiTokenId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What you know of the worker, for everybody to read; at most 500 characters.',
  })
  note?: string | null;
}

@InputType({ description: 'An attestation to revoke.' })
export class RevokeAttestationInput {
  @Field(() => ID, { description: 'The attestation.' })
  attestationId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the history; at most 500 characters.' })
  reason?: string | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The attestation, or what to mend.' })
export class AttestationPayload {
  @Field(() => Attestation, {
    nullable: true,
    description: 'The attestation; null if there is something to mend.',
  })
  attestation!: AttestationRecord | null;

  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}
