import { mostRows } from '../import/importSize.ts';
import type { Problems } from '../import/problem.ts';
import { UnreadableFile } from '../import/problem.ts';
import type { MeasurementRow, SweepContent } from '../sweepContent/sweepContent.schema.ts';
import { cellOf, measurementRowSchema } from '../sweepContent/sweepContent.schema.ts';
import { rowsName } from './bundleFormat.ts';

/** Checks the rows of a bundle one by one: their form, that their run is there, and that its steps ascend. */
export class RowReader {
  rowCount = 0;
  readonly #problems: Problems;
  readonly #attempts: ReadonlyMap<string, number> | null;
  readonly #lastSteps = new Map<string, number>();

  constructor(content: SweepContent | null, problems: Problems) {
    this.#problems = problems;
    // Whose sweep cannot be read has rows all the same, and their faults are told with its own.
    this.#attempts =
      content && new Map(content.runs.map((run) => [cellOf(run), run.attempts.at(-1)?.number ?? 1]));
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
    const attempts = this.#attempts?.get(cell);
    if (this.#attempts && attempts === undefined) {
      const message = `The sweep has no run with batch size ${row.batchSize} and seed ${row.seed}.`;
      this.#fault('batchSize', message);
      return;
    }
    if (attempts !== undefined && row.attempt > attempts) {
      this.#fault('attempt', `The run has ${attempts} attempts.`);
    }
    const last = this.#lastSteps.get(cell);
    if (last !== undefined && row.step <= last) {
      this.#fault('step', `Step ${row.step} does not come after step ${last} of the same run.`);
    }
    this.#lastSteps.set(cell, row.step);
  }

  #fault(column: string | null, message: string): void {
    this.#problems.add({ code: 'IMPORT_INVALID_VALUE', file: rowsName, row: this.rowCount, column, message });
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
