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
  @Field(() => ID, { description: 'The file, by the id that /uploads answered with.' })
  uploadId!: string;

  @Field(() => ImportFormat, { description: 'Kind of file.' })
  format!: ImportFormat;

  @Field(() => ResultsInput, {
    nullable: true,
    description: 'What the file does not say; for every format but BUNDLE.',
  })
  results?: ResultsInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would be made; nothing is.' })
  dryRun!: boolean;
}

@PayloadType('The imported sweep, what was understood of the file, or what to mend.')
export class ImportSweepPayload extends Payload {
  @Field(() => Sweep, {
    nullable: true,
    description: 'The sweep; null after a dry run, or if there is something to mend.',
  })
  sweep!: SweepRecord | null;

  @Field(() => ImportPreview, {
    nullable: true,
    description: 'What was understood of the file, and its faults; null where it could not be looked at.',
  })
  preview!: ImportPreview | null;
}
