import { Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Attestation } from './attestation.type.ts';
import type { AttestationRecord } from './findAttestations.ts';

@InputType({ description: 'Worker token to attest.' })
export class AttestTokenInput extends ResendableInput {
  @Field(() => ID, { description: 'Benchmark on whose boards the attestation counts.' })
  benchmarkId!: string;

  @Field(() => ID, {
    description: 'Id of a token with the scope WORKER. An admin of its team can tell you the id.',
  })
  apiTokenId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What you know about the worker. Everybody can read it; at most 500 characters.',
  })
  note?: string | null;
}

@InputType({ description: 'An attestation to revoke.' })
export class RevokeAttestationInput {
  @Field(() => ID, { description: 'The attestation.' })
  attestationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason, shown in the history; at most 500 characters.',
  })
  reason?: string | null;
}

@PayloadType('The attestation, or the errors.')
export class AttestationPayload extends Payload {
  @NullIfRefused(() => Attestation, 'The attestation')
  attestation!: AttestationRecord | null;
}
