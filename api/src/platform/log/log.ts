/** A log that cannot be written, for want of room or because nobody reads it any more, ends nothing: its lines are lost until it can. */
export function outliveLog(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}

/** One JSON line on stderr, for faults and the life-cycle only. */
export function log(record: { level: 'info' | 'error'; message: string } & Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), part: 'api', ...record })}\n`);
}

/** A fault as it goes to the log: there alone, its stack is kept. */
export function logFault(message: string, fault: unknown, more: Record<string, unknown> = {}): void {
  const stack = fault instanceof Error ? fault.stack : String(fault);
  log({ level: 'error', message, ...more, fault: stack });
}
