import type { Ends, LawName, Numbers } from '@critbatch/theory';
import type { Translator } from '../i18n/translator.ts';

export type RunMarkState = 'reached' | 'censored' | 'running' | 'queued';

/** One run as a mark: `steps` is K where it reached the target, else the steps done so far. */
export type RunMark = {
  batchSize: number;
  seed: number;
  state: RunMarkState;
  steps: number;
  /** Why a censored run stopped, where it did not spend its cap. */
  stopped?: 'hopeless' | 'byPlan' | null | undefined;
};

export type LawPoint = { batchSize: number; steps: number; lower?: number; upper?: number };

/** A law as a line; `minimiser` is its own b*, null where its N has no minimum. */
export type LawLine = { name: LawName; points: LawPoint[]; minimiser: number | null };

export type Range = { lower: number; upper: number };

/** Everything that N(b) and K(b) show of a sweep; what is not known yet is null or empty. */
export type SweepFigure = {
  runs: RunMark[];
  batchSizes: number[];
  tested: Range | null;
  /** The law that carries the answer, with its band. */
  law: LawLine | null;
  /** Laws behind it, dashed. */
  rivals: LawLine[];
  /** Laws of equal standing where the answer is not identified; they reach beyond the tested range. */
  candidates: LawLine[];
  suggested: number[];
  /** An end that is not bounded is null. */
  answer: (Ends & { batchSize: number; steps: number }) | null;
  valley: (Range & { tolerance: number }) | null;
  /** Upper end of the free range where N has no minimum. */
  free: { batchSize: number; tolerance: number } | null;
  /** With `isLowerBound` none of its runs arrived: the factor is at least this. */
  /** The recommended batch size, on the law. */
  toUse: { batchSize: number; steps: number } | null;
  yours: { batchSize: number; steps: number | null; factor: number | null; isLowerBound: boolean } | null;
  leastWork: number | null;
  /** K∞ of the law. */
  limitSteps: number | null;
  /** Examples after which a run stops. */
  budget: number;
};

/** The words and number formats of the reader's language. */
export type Language = { t: Translator; numbers: Numbers };

export type ChartSize = { width: number; height: number; isNarrow: boolean };

/** A run's mark where it is drawn. */
export type PlacedRun = { mark: SweepFigure['runs'][number]; at: { x: number; y: number } };
