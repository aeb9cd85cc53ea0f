import { Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
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

@PayloadType('The attestation, or what to mend.')
export class AttestationPayload extends Payload {
  @NullIfRefused(() => Attestation, 'The attestation')
  attestation!: AttestationRecord | null;
}
