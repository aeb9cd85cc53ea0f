import type { ErrorCode } from '@critbatch/theory';
import type { RunLimits } from '../../sweeps/measurement/rowFault.ts';
import { fallFault, rowFault } from '../../sweeps/measurement/rowFault.ts';
import { mostRows } from '../fileReading/importSize.ts';
import type { Problems } from '../fileReading/problem.ts';
import { UnreadableFile } from '../fileReading/problem.ts';
import type { ContentRun, MeasurementRow, SweepContent } from '../sweepContent/sweepContent.schema.ts';
import { cellOf, measurementRowSchema } from '../sweepContent/sweepContent.schema.ts';
import { rowsName } from './bundleFormat.ts';

type KnownRun = RunLimits & { attempts: number };

/** Checks the rows of a bundle one by one: their form, that their run is there, and that nothing in its log contradicts it. */
export class RowReader {
  rowCount = 0;
  readonly #problems: Problems;
  readonly #runs: ReadonlyMap<string, KnownRun> | null;
  readonly #lastRows = new Map<string, MeasurementRow>();

  constructor(content: SweepContent | null, problems: Problems) {
    this.#problems = problems;
    // A sweep that cannot be read may have rows, and their errors are reported with its own.
    this.#runs = content && new Map(content.runs.map((run) => [cellOf(run), knownRun(content, run)]));
  }

  /** The row of a line, which is right where no problem was added; null where it cannot be read. */
  read(line: string): MeasurementRow | null {
    this.rowCount += 1;
    if (this.rowCount > mostRows) {
      throw new UnreadableFile(
        'IMPORT_TOO_LARGE',
        rowsName,
        `A sweep is imported with at most ${mostRows} rows.`,
      );
    }
    const value = jsonOf(line);
    const parsed = measurementRowSchema.safeParse(value);
    if (value === undefined) this.#fault(null, 'This line is no JSON.');
    else if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) this.#fault(path.join('.') || null, `${message}.`);
    } else {
      this.#place(parsed.data);
      return parsed.data;
    }
    return null;
  }

  #place(row: MeasurementRow): void {
    const cell = cellOf(row);
    const run = this.#runs?.get(cell);
    if (this.#runs && !run) {
      const message = `The sweep has no run with batch size ${row.batchSize} and seed ${row.seed}.`;
      this.#fault('batchSize', message);
      return;
    }
    if (run && row.attempt > run.attempts) {
      this.#fault('attempt', `The run has ${run.attempts} attempts.`);
    }
    const last = this.#lastRows.get(cell) ?? null;
    if (last && row.step <= last.step) {
      this.#fault('step', `Step ${row.step} does not come after step ${last.step} of the same run.`);
    }
    // Another attempt went on from a checkpoint, and counts from what that said.
    const before = last?.attempt === row.attempt ? last : null;
    const implausible = (run && rowFault(run, row)) ?? fallFault(row, before);
    if (implausible) this.#fault(implausible.field, implausible.message, 'IMPLAUSIBLE_LOG');
    this.#lastRows.set(cell, row);
  }

  #fault(column: string | null, message: string, code: ErrorCode = 'IMPORT_INVALID_VALUE'): void {
    this.#problems.add({ code, file: rowsName, row: this.rowCount, column, message });
  }
}

/** A run may see what it was given for itself, and what the sweep allows. */
function knownRun({ policy, maxExamplesPerRun }: SweepContent, run: ContentRun): KnownRun {
  return {
    batchSize: run.batchSize,
    mostExamples: Math.max(maxExamplesPerRun, run.maxExamples ?? 0),
    hasLineSearch: policy.name === 'sgdArmijo',
    attempts: run.attempts.at(-1)?.number ?? 1,
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
