import { writeSync } from 'node:fs';
import type { ContentBatch, ContentKind } from './contentBatch.ts';
import type { ContentRun, MeasurementRow, SweepContent } from './sweepContent.schema.ts';
import { cellOf } from './sweepContent.schema.ts';

/** A batch is one statement and one piece of the API's time: both stay short. */
const rowsAtOnce = 2_000;
const mostCharacters = 2 ** 19;

/** Writes the records of a sweep to an open file, in batches that PostgreSQL takes as they are. */
export class ContentWriter {
  readonly batches: ContentBatch[] = [];
  readonly #descriptor: number;
  readonly #columns: readonly (keyof MeasurementRow)[];
  #rows: MeasurementRow[] = [];
  readonly #logged = new Set<string>();

  /** `columns` are those of a row, in the order in which they are stored. */
  constructor(descriptor: number, columns: readonly (keyof MeasurementRow)[]) {
    this.#descriptor = descriptor;
    this.#columns = columns;
  }

  /** Adds a row of a run's log. */
  addRow(row: MeasurementRow): void {
    this.#logged.add(cellOf(row));
    this.#rows.push(row);
    if (this.#rows.length >= rowsAtOnce) this.#flushRows();
  }

  /**
   * Writes everything but the rows, once all of these are there. Crossings that a file tells of a run with a log are left out: they are
   * read from the log. Those that our own code has read are kept, so that the sweep is whole from its first moment.
   */
  finish({ runs, plan }: SweepContent, areCrossingsOurs: boolean): void {
    this.#flushRows();
    this.#writeAll('runs', runs.map(runRecord));
    this.#writeAll('attempts', runs.flatMap(attemptRecords));
    this.#writeAll('decisions', plan?.decisions ?? []);
    const trusted = runs.filter((run) => areCrossingsOurs || !this.#logged.has(cellOf(run)));
    this.#writeAll(
      'crossings',
      trusted.flatMap(({ batchSize, seed, crossings }) =>
        crossings.map((crossing) => ({ batchSize, seed, ...crossing })),
      ),
    );
  }

  #flushRows(): void {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    const literals = this.#columns.map((column) => `{${rows.map((row) => row[column] ?? 'NULL').join(',')}}`);
    this.#write('rows', literals.join('\n'));
    this.#rows = [];
  }

  #writeAll(kind: ContentKind, records: readonly object[]): void {
    let texts: string[] = [];
    let characters = 0;
    const flush = () => {
      if (texts.length > 0) this.#write(kind, `[${texts.join(',')}]`);
      [texts, characters] = [[], 0];
    };
    for (const record of records) {
      const text = JSON.stringify(record);
      if (characters + text.length > mostCharacters) flush();
      texts.push(text);
      characters += text.length;
    }
    flush();
  }

  #write(kind: ContentKind, text: string): void {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written);
    this.batches.push({ kind, bytes: bytes.length });
  }
}

function runRecord(run: ContentRun) {
  const isOver = run.finishedAt !== null;
  return {
    batchSize: run.batchSize,
    seed: run.seed,
    // A run that was not over where it came from is over here.
    status: isOver ? run.status : 'CANCELED',
    outcome: run.outcome,
    failureCode: run.failure?.code,
    failureMessage: run.failure?.message,
    maxExamples: run.maxExamples,
    hopelessCap: run.hopelessCap,
    attemptCount: run.attempts.length,
    fencingToken: run.attempts.at(-1)?.number ?? 0,
    step: run.step,
    examplesSeen: run.examplesSeen,
    deviceSeconds: run.deviceSeconds,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

function attemptRecords({ batchSize, seed, attempts }: ContentRun) {
  return attempts.map(({ failure, ...attempt }) => ({
    batchSize,
    seed,
    ...attempt,
    failureCode: failure?.code,
    failureMessage: failure?.message,
  }));
}
