/** A terminal that has been closed, or a file without room, ends nothing by itself: what runs is still to be stopped in order. */
export function outliveTerminal(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}

/** One line of progress. It goes to standard error, so that standard output carries results alone. */
export function say(text: string): void {
  process.stderr.write(`critbatch: ${text}\n`);
}

/** Does the work; says what is under way and, at its end, how long it took. */
export async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  process.stderr.write(`critbatch: ${name} … `);
  try {
    const result = await work();
    process.stderr.write(`${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`failed after ${seconds()}\n`);
    throw error;
  }
}
