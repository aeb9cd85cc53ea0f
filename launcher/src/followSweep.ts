import { setTimeout as sleep } from 'node:timers/promises';
import { middleSteps, numbersOf, plainSentences, targetText, tellFirstEstimate } from '@critbatch/theory';
import { answerLines, policyText } from './answerLines.ts';
import { type ApiClient, isAwayOrBusy } from './apiClient.ts';
import { type RunProgress, type SweepProgress, sweepProgressDocument } from './sweepProgress.ts';

const numbers = numbersOf('en');
const ended = new Set(['SUCCEEDED', 'FAILED', 'CANCELED']);

/** Prints a line for every run that ends and, on a terminal, one moving line of what is under way; then the answer. */
export async function followSweep(
  api: ApiClient,
  sweepId: string,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<void> {
  const printed = new Set<string>();
  let introduced = false;
  let hasGuessed = false;
  let wasPaused = false;
  while (!signal.aborted) {
    const sweep = await ask(api, sweepId, { isOver: false });
    if (sweep) {
      if (!introduced) output.write(`${introduction(sweep)}\n`);
      introduced = true;
      const guess: string | null = hasGuessed ? null : firstGuess(sweep);
      if (guess) output.write(`${clearLine(output)}  ${guess}\n`);
      hasGuessed ||= guess !== null;
      // The choice is made in the portal, and the terminal goes on by itself.
      if (sweep.isPaused && !wasPaused) output.write(`${clearLine(output)}  ${pausedLine(sweep)}\n`);
      wasPaused = sweep.isPaused;
      const runs = sweep.runs.nodes;
      for (const run of runs) {
        if (!ended.has(run.status) || printed.has(run.id) || (awaitsCrossing(run) && !isAnswered(sweep)))
          continue;
        printed.add(run.id);
        output.write(`${clearLine(output)}${endedLine(run, printed.size, runs.length, sweep)}\n`);
      }
      const answered = isAnswered(sweep) && (await ask(api, sweepId, { isOver: true }));
      if (answered) {
        output.write(
          `${clearLine(output)}\n${answerLines(answered)
            .map((line) => `  ${line}`)
            .join('\n')}\n\n`,
        );
        return;
      }
      if (output.isTTY)
        output.write(clearLine(output) + movingLine(runs).slice(0, (output.columns ?? 80) - 1));
    }
    await sleep(1000, undefined, { signal }).catch(() => {});
  }
}

/** null while the API is away or busy: it is started again, and the sweep goes on. Any other fault is thrown. */
async function ask(
  api: ApiClient,
  id: string,
  { isOver }: { isOver: boolean },
): Promise<SweepProgress | null> {
  try {
    const variables = { id, isOver };
    return (await api.request<{ sweep: SweepProgress | null }>(sweepProgressDocument, variables)).sweep;
  } catch (fault) {
    if (isAwayOrBusy(fault)) return null;
    throw fault;
  }
}

/** A sweep is answered when its answer counts every run; where that failed, nothing more comes. */
function isAnswered({ answerStatus }: SweepProgress): boolean {
  return answerStatus === 'COMPLETE' || answerStatus === 'FAILED';
}

function introduction(sweep: SweepProgress): string {
  const runs = sweep.runs.nodes.length;
  const [first] = sweep.targets;
  const target = first ? targetText(first, { numbers }) : 'the target';
  return `Sweep of ${sweep.model.name} on ${sweep.dataset.name}, ${policyText(sweep.policy.reset)}: ${runs} runs to ${target}.`;
}

/** Where b* probably lies, by the surest estimate from before the first run; null until there is one. */
function firstGuess({ firstEstimates: [surest] }: SweepProgress): string | null {
  if (!surest) return null;
  const { value, lower, upper } = surest.criticalBatchSize;
  const estimate = { ...surest, value, lower: lower ?? value, upper: upper ?? value, outcome: null };
  return plainSentences(tellFirstEstimate(estimate, { numbers }), 'en');
}

function pausedLine({ rateProbe }: SweepProgress): string {
  const { learningRate, smallerLearningRate } = rateProbe ?? {};
  return `waits: the learning rate ${learningRate} diverges, ${smallerLearningRate} does not. Say on its page in the portal at which to train.`;
}

/** Where a run crossed its target is stored a moment after its end, and is the figure that the portal shows. */
const awaitsCrossing = ({ outcome, crossings }: RunProgress) =>
  outcome === 'TARGETS_REACHED' && (crossings[0]?.upperSteps ?? null) === null;

function endedLine(run: RunProgress, count: number, total: number, sweep: SweepProgress): string {
  const seconds = `${run.deviceSeconds.toFixed(1)} s`;
  const place = `[${String(count).padStart(String(total).length)}/${total}]`;
  return `  ${place} b = ${String(run.batchSize).padEnd(4)} seed ${run.seed}: ${result(run, sweep)}, ${seconds}`;
}

function result(run: RunProgress, sweep: SweepProgress): string {
  if (run.status === 'FAILED') return `failed: ${run.failure?.message ?? 'no reason was given'}`;
  if (run.status === 'CANCELED') return 'canceled';
  if (run.outcome === 'DIVERGED')
    return 'diverged: the loss became NaN or infinite; the answer leaves it out';
  if (run.outcome === 'HOPELESS')
    return `stopped as hopeless: worse than the untrained model after ${numbers.quantity(run.step)} steps; counts as not reached`;
  if (run.outcome === 'TARGETS_REACHED') {
    const [{ lowerSteps = 0, upperSteps = null } = {}] = run.crossings;
    const steps = upperSteps === null ? run.step : middleSteps({ lowerSteps, upperSteps });
    return `reached in ${numbers.quantity(steps)} steps, ${numbers.quantity(steps * run.batchSize)} gradients`;
  }
  if (run.cancelRequested)
    return `stopped by the plan after ${numbers.quantity(run.step)} steps, before the target`;
  return `not reached within ${numbers.tick(sweep.maxExamplesPerRun)} gradients`;
}

function movingLine(runs: RunProgress[]): string {
  const running = runs.filter((run) => run.status === 'RUNNING' || run.status === 'CLAIMED');
  const open = runs.filter((run) => !ended.has(run.status)).length;
  const each = running.map((run) => {
    const loss = run.latestMeasurement?.trainingLoss;
    return `b = ${run.batchSize} seed ${run.seed} step ${numbers.quantity(run.step)}${loss == null ? '' : ` loss ${Number(loss.toPrecision(3))}`}`;
  });
  return `  ${open} open; running: ${each.join(' · ') || 'none yet'}`;
}

const clearLine = (output: NodeJS.WriteStream) => (output.isTTY ? '\r\u001b[2K' : '');
