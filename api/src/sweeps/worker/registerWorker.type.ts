import type { Worker as WorkerRecord } from '@critbatch/prisma/generated/client';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Worker } from './worker.type.ts';

@PayloadType('The worker, or the errors.')
export class RegisterWorkerPayload extends Payload {
  @NullIfRefused(() => Worker, 'The worker')
  worker!: WorkerRecord | null;
}
