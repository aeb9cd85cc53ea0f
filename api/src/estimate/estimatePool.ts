import type { Estimate } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory';
import { Piscina } from 'piscina';
import type { PlanOutcome, PlanTask, SuggestOutcome } from '../plan/planTask.ts';
import type { BriefAnswer, EstimateTask } from './estimateTask.ts';

/** Asked answers that may wait or be computed at a time: beyond that, somebody asks faster than one thread answers. */
const mostAsked = 16;
const longestMilliseconds = 15_000;
const planTaskFile = new URL('../plan/planTask.ts', import.meta.url).href;

/** The thread in which theory estimates and plans, so that heartbeats are answered meanwhile. */
export class EstimatePool {
  readonly #pool = new Piscina({
    filename: new URL('./estimateTask.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  #asked = 0;

  /** For the stored estimates, which must come, however long they take. */
  estimate(task: EstimateTask): Promise<Estimate> {
    return this.#pool.run(task);
  }

  /** For adaptive sweeps, which wait for their next runs. */
  plan(task: PlanTask): Promise<PlanOutcome> {
    return this.#pool.run(task, { filename: planTaskFile, name: 'planTask' });
  }

  /** For somebody who waits. RATE_LIMITED where too many do, TARGET_TAKES_TOO_LONG where the time is up. */
  askedEstimate(task: EstimateTask): Promise<Estimate> {
    return this.#whileWaited((signal) => this.#pool.run(task, { signal }));
  }

  /** Many targets for somebody who waits, in short; refused alike. */
  async briefAnswers(tasks: EstimateTask[]): Promise<BriefAnswer[]> {
    if (tasks.length === 0) return [];
    return this.#whileWaited((signal) => this.#pool.run(tasks, { name: 'briefAnswersTask', signal }));
  }

  /** For somebody who waits for what the planner would do; the same errors. */
  askPlan(task: PlanTask): Promise<SuggestOutcome> {
    return this.#whileWaited((signal) =>
      this.#pool.run(task, { filename: planTaskFile, name: 'suggestTask', signal }),
    );
  }

  async #whileWaited<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#asked >= mostAsked) {
      throw new CritbatchError('RATE_LIMITED', 'Many answers are being computed; ask again in a moment.');
    }
    this.#asked += 1;
    const signal = AbortSignal.timeout(longestMilliseconds);
    try {
      return await work(signal);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new CritbatchError('TARGET_TAKES_TOO_LONG', 'Ask again in a while, or for fewer thresholds.', {
        cause,
      });
    } finally {
      this.#asked -= 1;
    }
  }

  async stop(): Promise<void> {
    await this.#pool.destroy();
  }
}
