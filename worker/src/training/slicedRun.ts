import { CritbatchError, evaluationSteps, isLoss, type Target } from '@critbatch/theory';
import { secondsNow } from '../secondsNow.ts';
import { type Bisection, betweenRows, createBisection, type Look, type RunState } from './bisection.ts';
import { encodeCheckpoint } from './checkpoint.ts';
import type { Measurement } from './measurement.ts';
import { reaches, reachTargets } from './reachTargets.ts';
import { recordRows } from './recordRows.ts';
import type { RunEvaluation, RunEvaluator } from './runEvaluator.ts';
import { endRun, type RunProgress } from './runProgress.ts';
import { encodeTrailPoint } from './trailPoint.ts';
import type { TrainCall } from './trainCall.ts';
import type { EngineState, TrainingEngine } from './trainingEngine.ts';
import type { RunEnd, TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** What a run is made of once it is open. */
export interface SlicedRunParts {
  readonly plan: TrainingRunPlan;
  /** What its checkpoints share with those of the same plan. */
  readonly identity: string;
  readonly engine: TrainingEngine;
  readonly evaluator: RunEvaluator;
  readonly train: TrainCall;
  /** Step at which its budget is spent. */
  readonly lastStep: number;
  readonly stepsPerEpoch: number;
  /** Seconds after which `advance` returns. */
  readonly sliceSeconds: number;
  /** Prints a profile, where one is wanted; once, and at the latest at the end. */
  readonly printProfile: ((progress: RunProgress, isLast?: boolean) => Promise<void>) | null;
}

/** A run that has met its primary target, and has gone back to find the step at which that happened. */
interface GoneBack {
  readonly bisection: Bisection;
  readonly from: RunState;
  /** The engine's state at the evaluation that met the target, and that evaluation. */
  readonly state: EngineState;
  readonly seen: RunEvaluation;
}

/** Trains, evaluates where the cadence says, and searches for the exact K, one slice at a time. */
export class SlicedRun implements TrainingRun {
  readonly #parts: SlicedRunParts;
  /** Null for a run that is trained for a budget: no step of it is sought. */
  readonly #primary: Target | null;
  readonly #schedule: ReturnType<typeof evaluationSteps>;
  readonly #openedAt: number;
  #progress: RunProgress;
  #dueStep: number;
  /** The run as it was last evaluated, while it may have to go back there; null where K need not be exact, or is known. */
  #evaluated: RunState | null;
  /** Set from the evaluation that meets the primary target until its row is recorded. */
  #goneBack: GoneBack | null = null;

  /** `evaluated` is the evaluation before `opened`, where a checkpoint holds it. */
  constructor(parts: SlicedRunParts, opened: RunState, evaluated: RunState | undefined) {
    const { evaluation: cadence, targets } = parts.plan.trainingSpec;
    this.#parts = parts;
    this.#primary = targets[0] ?? null;
    this.#progress = opened.progress;
    this.#openedAt = secondsNow() - opened.progress.wallSeconds;
    this.#schedule = evaluationSteps(cadence);
    this.#dueStep = opened.progress.measuredStep < 0 ? 0 : this.#nextDueStep();
    this.#evaluated = this.#seeksExactStep() ? (evaluated ?? opened) : null;
  }

  get graphHash(): string | null {
    return this.#parts.engine.graphHash;
  }

  get step(): number {
    return this.#progress.step;
  }

  get done(): RunEnd | null {
    return this.#progress.done;
  }

  get owesRow(): boolean {
    return this.#goneBack !== null || this.#progress.step >= this.#dueStep;
  }

  get trailStep(): number {
    return this.owesRow || this.#mayGoBack() ? this.#dueStep : this.#progress.step;
  }

  async advance(untilStep = Number.POSITIVE_INFINITY): Promise<Measurement[]> {
    const { train, printProfile, sliceSeconds } = this.#parts;
    const measurements: Measurement[] = [];
    const deadline = secondsNow() + sliceSeconds;
    while (this.#progress.done === null) {
      if (this.#goneBack) measurements.push(...(await this.#bisect(this.#goneBack)));
      else if (this.#progress.step >= this.#dueStep) measurements.push(...(await this.#measure()));
      else if (this.#progress.step >= untilStep) break;
      else this.#progress = await train(this.#progress, Math.min(this.#dueStep, untilStep));
      await printProfile?.(this.#progress);
      if (secondsNow() >= deadline) break;
    }
    return measurements;
  }

  async checkpoint(): Promise<Uint8Array> {
    return encodeCheckpoint({
      plan: this.#parts.identity,
      progress: { ...this.#progress, wallSeconds: this.#wallSeconds() },
      // A run that has gone back is kept as it was before that evaluation, which is then made once more.
      state: this.#goneBack?.state ?? this.#parts.engine.exportState(),
      evaluated: this.#mayGoBack() ? (this.#evaluated ?? undefined) : undefined,
    });
  }

  async trailPoint(): Promise<Uint8Array | null> {
    if (this.#progress.done || this.owesRow || this.#mayGoBack()) return null;
    const { identity, engine } = this.#parts;
    return encodeTrailPoint({ plan: identity, progress: this.#progress, state: engine.exportState() });
  }

  async dispose(): Promise<void> {
    await this.#parts.printProfile?.(this.#progress, true);
    await this.#parts.engine.dispose();
  }

  /** Evaluates at the present step. A loss that is none ends the run; a met target may send it back for the exact K. */
  async #measure(): Promise<Measurement[]> {
    const startedAt = secondsNow();
    const { modelSpec } = this.#parts.plan;
    const seen = await this.#parts.evaluator.evaluate(this.#progress.step, this.#progress.measurements);
    if (!isLoss(seen.training.loss)) {
      if (this.#progress.step === 0 && modelSpec.architecture === 'module') throw notFinite(modelSpec.file);
      this.#progress = endRun(this.#progress, 'DIVERGED');
      return [];
    }
    const [from, primary] = [this.#evaluated, this.#primary];
    if (from && primary && this.#progress.step - from.progress.step > 1 && reaches(primary, seen)) {
      this.#goBack(from, seen, primary);
      this.#countEvaluation(startedAt);
      return [];
    }
    return this.#record(seen, [], startedAt);
  }

  #goBack(from: RunState, seen: RunEvaluation, primary: Target): void {
    const { engine, train, evaluator } = this.#parts;
    const state = engine.exportState();
    const bisection = createBisection({
      engine,
      from,
      reachedStep: this.#progress.step,
      train,
      evaluate: evaluator.evaluateTargets,
      reaches: (look) => reaches(primary, look),
    });
    this.#goneBack = { bisection, from, state, seen };
  }

  /** Goes part of the way through a bisection; all of it counts as evaluation. */
  async #bisect({ bisection, from, state, seen }: GoneBack): Promise<Measurement[]> {
    const startedAt = secondsNow();
    if (!(await bisection.advance())) {
      this.#countEvaluation(startedAt);
      return [];
    }
    this.#goneBack = null;
    this.#parts.engine.importState(state);
    return this.#record(seen, betweenRows(bisection.looks(), from.progress, this.#progress), startedAt);
  }

  /** Decides whether the run is over, and records the rows of looks before the present step and its own. */
  async #record(seen: RunEvaluation, looks: Look[], startedAt: number): Promise<Measurement[]> {
    const { plan, lastStep, evaluator, engine, stepsPerEpoch } = this.#parts;
    const { batchSize, trainingSpec } = plan;
    const evaluations = [...looks.map((look) => look.seen), seen];
    this.#progress = reachTargets(this.#progress, evaluations, { targets: trainingSpec.targets, lastStep });
    const shown = this.#progress.done ? await evaluator.complete(seen, this.#progress.step) : seen;
    const state = this.#seeksExactStep() ? engine.exportState() : null;

    this.#countEvaluation(startedAt);
    const timed = { ...this.#progress, wallSeconds: this.#wallSeconds() };
    const recorded = recordRows(timed, { looks, seen: shown }, { batchSize, stepsPerEpoch });
    this.#progress = recorded.progress;
    this.#evaluated = state && { progress: this.#progress, state };
    this.#dueStep = this.#nextDueStep();
    return recorded.rows;
  }

  #countEvaluation(startedAt: number): void {
    const evaluationSeconds = this.#progress.evaluationSeconds + secondsNow() - startedAt;
    this.#progress = { ...this.#progress, evaluationSeconds };
  }

  /** The next step of the cadence that has no row yet; the last step of the run always has one. */
  #nextDueStep(): number {
    let step = this.#schedule.next().value;
    while (step <= this.#progress.measuredStep) step = this.#schedule.next().value;
    return Math.min(step, this.#parts.lastStep);
  }

  #seeksExactStep(): boolean {
    return this.#parts.plan.trainingSpec.evaluation.isExact && this.#progress.targetsMet[0] === false;
  }

  /** Whether looks at steps that are done already may still become rows. */
  #mayGoBack(): boolean {
    return this.#evaluated !== null && this.#evaluated.progress.step < this.#progress.step;
  }

  #wallSeconds(): number {
    return secondsNow() - this.#openedAt;
  }
}

/** Untrained parameters are small: it is not training that has made such a loss. */
function notFinite(file: string): CritbatchError {
  const message = `The module ${file} cannot be trained: with its first parameters its loss is not finite.`;
  return new CritbatchError('MODEL_INVALID', message);
}
