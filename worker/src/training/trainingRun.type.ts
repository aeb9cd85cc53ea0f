import type { DatasetSpec, ModelSpec, TrainingSpec } from '@critbatch/theory';
import type { Measurement } from './measurement.ts';

export type EngineName = 'onnx' | 'tensorflow' | 'reference';

/** What an engine computes on. */
export type DeviceName = 'cpu' | 'webgpu' | 'cuda';

/** How an engine is to compute, whatever it computes. */
export interface EngineSettings {
  readonly device: DeviceName;
  /** Whether to measure the time of each kernel; the onnx engine alone can. */
  readonly profile: boolean;
}

/** Everything that fixes a run's measurements, bit for bit on the same engine; the timings aside. */
export interface TrainingRunPlan {
  readonly modelSpec: ModelSpec;
  readonly datasetSpec: DatasetSpec;
  readonly trainingSpec: TrainingSpec;
  readonly batchSize: number;
  readonly seed: number;
  readonly engine: EngineName;
  /** The processor where it is left out. */
  readonly device?: DeviceName | undefined;
  /** Whether to print where the time of its first steps goes. */
  readonly profile?: boolean | undefined;
  /** Bytes of an earlier `checkpoint()` of the same plan: the run goes on from there. */
  readonly checkpoint?: Uint8Array | undefined;
}

/** Why a run ended, and after how many steps. DIVERGED: a loss became NaN or infinite at that step. */
export interface RunEnd {
  readonly outcome: 'TARGETS_REACHED' | 'BUDGET_SPENT' | 'DIVERGED';
  readonly step: number;
}

/**
 * A run that trains in bounded slices, so that its holder can beat its heart and report between them. Calls must not
 * overlap.
 */
export interface TrainingRun {
  /** SHA-256 of the graphs that the engine runs; null where it has none. */
  readonly graphHash: string | null;
  /** Step that the run has come to. */
  readonly step: number;
  /** Null while the run goes on. */
  readonly done: RunEnd | null;
  /**
   * Trains for about half a second, or a call of the engine if that takes longer; returns the measurements that fell due. It
   * stops at `untilStep`, after the row of that step where one is due.
   */
  advance(untilStep?: number): Promise<Measurement[]>;
  /** Everything that a resumed run needs to yield the same measurements as an undisturbed one. */
  checkpoint(): Promise<Uint8Array>;
  /** Whether rows up to its present step are still to come. */
  readonly owesRow: boolean;
  /** The first step from now on, the present one included, at which the trail can have a point. */
  readonly trailStep: number;
  /**
   * The same without anything that the clock says: its bytes follow from the plan and the step alone, so that whoever trains
   * to that step again gets the same ones. Null where the run has ended, or rows up to its step are still to come.
   */
  trailPoint(): Promise<Uint8Array | null>;
  dispose(): Promise<void>;
}
