import { progressFault } from '../../sweeps/measurement/rowFault.ts';
import type { Problems } from '../fileReading/problem.ts';
import type { ContentRun, SweepContent } from './sweepContent.schema.ts';
import { cellOf } from './sweepContent.schema.ts';

/** What is wrong with a sweep whose every field has the right form: what does not go together. */
export function contentProblems(content: SweepContent, file: string, problems: Problems): void {
  const fault = (column: string, message: string) =>
    problems.add({ code: 'IMPORT_INVALID_VALUE', file, row: null, column, message });
  const { targets, runs, plan, batchSizes, seeds, dataset } = content;
  if (new Set(targets.map((target) => JSON.stringify(target))).size < targets.length) {
    fault('targets', 'Give every target once.');
  }
  if (targets.length > 0 === (content.budgetMetric !== undefined)) {
    fault('targets', 'Give targets or a budgetMetric: a sweep has one of them.');
  }
  if ((content.status === 'RUNNING') !== (content.finishedAt === null)) {
    fault('finishedAt', 'Whatever is not RUNNING has ended, and nothing else has.');
  }
  for (const name of ['batchSizes', 'seeds'] as const) {
    if (new Set(content[name]).size < content[name].length) fault(name, 'Give every value once.');
  }
  if (plan && (plan.stopReason === null) !== (plan.stoppedAt === null)) {
    fault('plan.stoppedAt', 'It goes with stopReason.');
  }
  for (const [index, { number }] of (plan?.decisions ?? []).entries()) {
    if (number <= (plan?.decisions[index - 1]?.number ?? 0)) {
      fault(`plan.decisions.${index}.number`, 'Decisions are numbered upwards.');
    }
  }
  const cells = new Set<string>();
  for (const [index, run] of runs.entries()) {
    const at = (field: string) => `runs.${index}.${field}`;
    if (cells.has(cellOf(run))) fault(at('seed'), `The run ${cellText(run)} is there twice.`);
    cells.add(cellOf(run));
    if (!batchSizes.includes(run.batchSize)) fault(at('batchSize'), 'It is not one of batchSizes.');
    if (!seeds.includes(run.seed)) fault(at('seed'), 'It is not one of seeds.');
    if (run.batchSize > dataset.spec.trainingExamples) {
      fault(at('batchSize'), `The data set has ${dataset.spec.trainingExamples} training examples.`);
    }
    runProblems(run, targets.length, (field, message) => fault(at(field), message));
    if (run.maxExamples === null && (run.hopelessCap ?? 0) > content.maxExamplesPerRun) {
      fault(
        at('hopelessCap'),
        `No run of the sweep had a budget above ${content.maxExamplesPerRun} examples.`,
      );
    }
    const mostExamples = Math.max(content.maxExamplesPerRun, run.maxExamples ?? 0, run.hopelessCap ?? 0);
    const progress = progressFault({ batchSize: run.batchSize, mostExamples }, run);
    if (progress) {
      const { field, message } = progress;
      problems.add({ code: 'IMPLAUSIBLE_LOG', file, row: null, column: at(field), message });
    }
  }
}

function runProblems(
  run: ContentRun,
  targets: number,
  fault: (field: string, message: string) => void,
): void {
  const isOver = ['SUCCEEDED', 'FAILED', 'CANCELED'].includes(run.status);
  if ((run.finishedAt !== null) !== isOver) fault('finishedAt', `It does not go with ${run.status}.`);
  if ((run.outcome !== null) !== (run.status === 'SUCCEEDED')) {
    fault('outcome', 'A run that SUCCEEDED has an outcome, and no other.');
  }
  if ((run.hopelessCap !== undefined) !== (run.outcome === 'HOPELESS')) {
    fault('hopelessCap', 'A run that was HOPELESS has one, and no other.');
  }
  if ((run.failure !== null) !== (run.status === 'FAILED')) {
    fault('failure', 'A run that FAILED has a failure, and no other.');
  }
  for (const [index, attempt] of run.attempts.entries()) {
    const before = run.attempts[index - 1]?.number ?? 0;
    if (attempt.number <= before) fault(`attempts.${index}.number`, 'Attempts are numbered upwards.');
    if ((attempt.end === null) !== (attempt.endedAt === null)) {
      fault(`attempts.${index}.endedAt`, 'It goes with end.');
    }
    if (attempt.failure && attempt.end !== 'FAILED') {
      fault(`attempts.${index}.failure`, 'Only an attempt that FAILED has one.');
    }
  }
  for (const [index, { target }] of run.crossings.entries()) {
    if (target >= targets) fault(`crossings.${index}.target`, `The sweep has ${targets} targets.`);
    if (run.crossings.findIndex((other) => other.target === target) < index) {
      fault(`crossings.${index}.target`, 'Give one crossing for a target.');
    }
  }
}

const cellText = ({ batchSize, seed }: ContentRun) => `of batch size ${batchSize} and seed ${seed}`;
