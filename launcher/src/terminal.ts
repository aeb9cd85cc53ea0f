/** One line of progress. It goes to standard error, so that standard output carries results alone. */
export function say(text: string): void {
  process.stderr.write(`critbatch: ${text}\n`);
}

/** Does the work and says how long it took, where anyone would notice. */
export async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  say(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}
