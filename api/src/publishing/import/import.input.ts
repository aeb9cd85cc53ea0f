import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { ImportFormat } from '@critbatch/prisma/generated/enums';
import { Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { ImportPreview } from './import.type.ts';
import { ResultsInput } from './results/results.input.ts';

@InputType({ description: 'A file that was sent to /uploads, and how to read it.' })
export class ImportSweepInput extends ResendableInput {
  @Field(() => ID, { description: 'Id that /uploads returned for the file.' })
  uploadId!: string;

  @Field(() => ImportFormat, { description: 'Format of the file.' })
  format!: ImportFormat;

  @Field(() => ResultsInput, {
    nullable: true,
    description: 'What the file does not say. Required for every format except BUNDLE.',
  })
  results?: ResultsInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only return the preview; import nothing.' })
  dryRun!: boolean;
}

@PayloadType('The imported sweep and a preview of the file, or the errors.')
export class ImportSweepPayload extends Payload {
  @Field(() => Sweep, {
    nullable: true,
    description: 'The sweep; null after a dry run, or if there are userErrors.',
  })
  sweep!: SweepRecord | null;

  @Field(() => ImportPreview, {
    nullable: true,
    description: 'What was read from the file, and its errors; null if the file could not be opened.',
  })
  preview!: ImportPreview | null;
}
