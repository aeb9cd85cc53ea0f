type Level = 'info' | 'warning' | 'error';

/** A parent process shows what goes well itself; then only problems are logged. */
const isSupervised = process.send !== undefined;

/** A log that cannot be written, for want of room or because a parent died, must not keep runs from being given back. */
export function outliveLog(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}

/** One JSON line on stderr: life-cycle and faults, nothing per step or row. */
export function log(level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (level === 'info' && isSupervised) return;
  const record = { time: new Date().toISOString(), part: 'worker', level, message, ...fields };
  process.stderr.write(`${JSON.stringify(record)}\n`);
}
