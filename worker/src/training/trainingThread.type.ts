import type { ErrorCode } from '@critbatch/theory';
import type { Dataset } from '../datasets/dataset.ts';
import type { ModuleFile } from '../models/module/moduleFile.ts';
import type { Measurement } from './measurement.ts';
import type { RunEnd, TrainingRunPlan } from './trainingRun.type.ts';

/** What a training thread is asked, one request at a time; each is answered once, in order. */
export type TrainingRequest =
  | {
      readonly kind: 'start';
      readonly plan: TrainingRunPlan;
      readonly dataset: Dataset;
      readonly module: ThreadModule | null;
    }
  | { readonly kind: 'advance'; readonly untilStep?: number | undefined }
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'trailPoint' }
  | { readonly kind: 'dispose' };

/** The code of the plan's model, and the memory in which the thread counts its calls. */
export interface ThreadModule {
  readonly file: ModuleFile;
  readonly calls: SharedArrayBuffer;
}

/** Where the run stands after every request, and what that request yielded. */
export type TrainingReply =
  | {
      readonly kind: 'done';
      readonly graphHash: string | null;
      readonly step: number;
      readonly owesRow: boolean;
      readonly trailStep: number;
      readonly end: RunEnd | null;
      readonly measurements: Measurement[];
      /** Bytes of a checkpoint or of a trail point. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };
